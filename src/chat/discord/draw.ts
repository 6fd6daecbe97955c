import { type APIComponentInContainer, type APIContainerComponent, ComponentType, MessageFlags } from 'discord.js';
import type { Doc } from '../doc.ts';
import { packAll } from '../invoke.ts';
import { type Painted, paintAll } from '../paint.ts';
import type { Door } from '../platform.ts';
import { roomIn } from './customId.ts';
import { render } from './render.ts';

/** One message as Discord takes it. */
export interface MessageBody {
  readonly flags: number;
  readonly components: readonly APIContainerComponent[];
  readonly allowed_mentions: { readonly parse: readonly never[] };
}

/** A message and the pictures its components name. */
export interface Message {
  readonly body: MessageBody;
  readonly files: readonly { readonly name: string; readonly data: Buffer; readonly contentType: string }[];
}

/** A document as messages, in order; nobody is pinged by words somebody wrote. Pictures only where `paint` is given. */
export async function draw(
  doc: Doc,
  { pack, paint }: Pick<Door, 'pack'> & Partial<Pick<Door, 'paint'>>,
): Promise<readonly Message[]> {
  const packed = await packAll(doc, roomIn(doc), pack);
  const painted: Painted = paint ? await paintAll(doc, paint) : new Map();
  const names = new Map([...painted.keys()].map((block, index) => [block, `${block.chart.kind}-${index + 1}.png`]));
  return render(doc, packed, names).map((container) => ({
    body: { flags: MessageFlags.IsComponentsV2, components: [container], allowed_mentions: { parse: [] } },
    files: [...painted].flatMap(([block, png]) => {
      const name = names.get(block) ?? '';
      return attachedIn(container).includes(name) ? [{ name, data: Buffer.from(png), contentType: 'image/png' }] : [];
    }),
  }));
}

/** What is sent where Discord does not take the pictures: everything else. */
export function withoutPictures({ body }: Message): Message {
  const components = body.components.map((container) => ({
    ...container,
    components: container.components.filter(({ type }) => type !== ComponentType.MediaGallery),
  }));
  return { body: { ...body, components }, files: [] };
}

function attachedIn({ components }: APIContainerComponent): readonly string[] {
  return components.flatMap((component: APIComponentInContainer) =>
    component.type === ComponentType.MediaGallery
      ? component.items.map(({ media }) => media.url.replace('attachment://', ''))
      : [],
  );
}
