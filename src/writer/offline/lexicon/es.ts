import type { Lexicon } from './lexicon.js';
import { machines } from './es.machines.js';
import { refuses } from './es.refuses.js';
import { waits } from './es.waits.js';
import { wants } from './es.wants.js';
import { words } from './es.words.js';

export const es: Lexicon = {
  language: 'es',
  words,
  phrases: { ...wants, ...waits, ...refuses, ...machines },
  negators: {
    before: '(no|nunca|jamás|sin|ni|tampoco|ningún|ninguna|nada)',
    after: null,
  },
  contrast: 'pero|sin embargo|aunque|no obstante|sino|eso sí|ahora bien',
  asks: '(qué (es|incluye|hace~|diferencia|tipo|precio|tal|ofrec~|ventaja~|coste|costo|empresa|significa|pasa|funcion~|tiempo|datos|plan~)|cómo (funciona|se|puedo|podemos|es|lo|gestion~|manej~|trabaja~|obtuv~|consig~)|cuánt(o|a|os|as)|cuáles|cuál|quién(es)?|dónde (está|están|se)|por qué(?! no)|para qué|con qué|en qué|a qué|de qué|de dónde|desde cuándo|tienen|tienes|tenéis|ofrecen|ofrecéis|ofrece|es (posible|compatible|seguro|necesario|gratis)|puede (usarse|integr~)|podrían|podéis|se (puede|integra)|hay (algún~|alguna|posibilidad|una|un)|funciona (con|en|para)|incluye|trabajan|trabajáis|existe|hacen|hacéis|admite|permite|soportan|cumple|cumplen|me (podría|puede|podrías|puedes) (decir|explicar)|hasta cuándo|quisiera saber|me pregunto)',
  spelling: `interesado interesada interesados interesadas interesante interesa interes informacion presupuesto reunion llamada llamadas disponible disponibles responsable
    encargado encargada proveedor contrato contratos contacto contactos contacte contacten septiembre octubre noviembre diciembre trimestre vacaciones actualmente momento
    adelante miercoles viernes manana gracias demasiado abogado precio precios tarifas herramienta solucion proxima proximo`,
};
