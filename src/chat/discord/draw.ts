import { type APIComponentInContainer, type APIContainerComponent, ComponentType, MessageFlags } from 'discord.js';
import type { Doc, FileBlock, PictureBlock } from '../doc.ts';
import { packAll } from '../invoke.ts';
import { filesOf, paintAll } from '../paint.ts';
import type { Door } from '../platform.ts';
import { roomIn } from './customId.ts';
import { render } from './render.ts';

/** One message, as Discord takes it. */
export interface MessageBody {
  readonly flags: number;
  readonly components: readonly APIContainerComponent[];
  readonly allowed_mentions: { readonly parse: readonly never[] };
}

/** A message, with the pictures and files its components name. */
export interface Message {
  readonly body: MessageBody;
  readonly files: readonly Attachment[];
}

interface Attachment {
  readonly name: string;
  readonly data: Buffer;
  readonly contentType: string;
}

/**
 * A document as messages, in order. Words that somebody wrote ping nobody. Pictures and files are included only with
 * `paint`.
 */
export async function draw(
  doc: Doc,
  { pack, paint }: Pick<Door, 'pack'> & Partial<Pick<Door, 'paint'>>,
): Promise<readonly Message[]> {
  const packed = await packAll(doc, roomIn(doc), pack);
  const attachments = paint ? await attachmentsOf(doc, paint) : new Map<PictureBlock | FileBlock, Attachment>();
  const names = new Map([...attachments].map(([block, { name }]) => [block, name]));
  return render(doc, packed, names).map((container) => {
    const named = attachedIn(container);
    return {
      body: { flags: MessageFlags.IsComponentsV2, components: [container], allowed_mentions: { parse: [] } },
      files: [...attachments.values()].filter(({ name }) => named.includes(name)),
    };
  });
}

async function attachmentsOf(
  doc: Doc,
  paint: Door['paint'],
): Promise<ReadonlyMap<PictureBlock | FileBlock, Attachment>> {
  const pictures = [...(await paintAll(doc, paint))].map(([block, png], index) => {
    const name = `${block.chart.kind}-${index + 1}.png`;
    return [block, { name, data: Buffer.from(png), contentType: 'image/png' }] as const;
  });
  const files = filesOf(doc).map((block) => {
    return [block, { name: block.name, data: Buffer.from(block.text), contentType: block.type }] as const;
  });
  return new Map<PictureBlock | FileBlock, Attachment>([...pictures, ...files]);
}

/** What is sent when Discord takes no attachments: everything else. */
export function withoutPictures({ body }: Message): Message {
  const components = body.components.map((container) => ({
    ...container,
    components: container.components.filter(
      ({ type }) => type !== ComponentType.MediaGallery && type !== ComponentType.File,
    ),
  }));
  return { body: { ...body, components }, files: [] };
}

function attachedIn({ components }: APIContainerComponent): readonly string[] {
  return components
    .flatMap((component: APIComponentInContainer) => {
      if (component.type === ComponentType.MediaGallery) return component.items.map(({ media }) => media.url);
      return component.type === ComponentType.File ? [component.file.url] : [];
    })
    .map((url) => url.replace('attachment://', ''));
}
