import type { page as en } from '../en/page.ts';

export const page: Readonly<Record<keyof typeof en, string>> = {
  'page.optional': 'opcional',
  'page.skip': 'omitir',
  'page.notNow': 'Ahora no',
  'page.close': 'Cerrar sin enviar',
  'page.noAnswer': 'Sin respuesta',
  'page.choose': 'Elige…',
  'page.pick': 'Elegir',
  'page.wrong':
    '{count, plural, one {Hay una respuesta} other {Hay # respuestas}} por revisar. Aún no se ha guardado nada.',
  'page.good': 'Hecho',
  'page.warning': 'Revísalo, por favor',
  'page.refused': 'No hecho',
  'page.onlyYou': 'Solo tú puedes ver esto',
  'page.you': 'Tú',
};
