import type { Phrases } from '../cues.js';

/** Spanish: What people write who say no, who are the wrong one to ask, or who complain. */
export const refuses: Phrases = {
  not_interested: {
    2.2: `
      (no|nunca|nada|ningún|ninguna|tampoco|lamentablemente|desgraciadamente)
    `,
    4.2: `
      (sobreviv~|vivir|apañamos|apaño|arreglamos|arreglo|pasar~|seguir~) .. sin( (ella|ello|eso|esto|ustedes|vosotros|él|usted))?$
      (hemos|he|han|ha) .. (elegido|optado|escogido|seleccionado|decantado|decidido) .. (por |a |con )?.. (otr~|competidor~|competencia)
      (elegimos|optamos|escogimos|decidimos|decantamos) .. (por |a |con )?.. (otr~|competidor~|competencia)
      no .. (interesa|interesan|interesad(o|a|os|as)|interés|interesaría|interesa nada)
      (sin interés|ningún interés|nulo interés|cero interés|nada interesad~)
      no (gracias|muchas gracias|mil gracias|lo siento|no gracias|thank|no nos|no me)
      (gracias pero|gracias ,|gracias) (no|paso|pero no|por ahora no)
      (paso|pasamos|rechazo|rechazamos|declin~|rehusamos|desestim~)$
      (declin~|desestim~|rechaz~) .. (oferta|propuesta|invitación|amablemente)
      no .. (para (nosotros|mí|mi|nuestra)|encaja|lo que buscamos|nos sirve|me sirve|aplica|relevante|nos encaja|adecuado|somos el|es lo nuestro|procede|vamos a seguir|seguir adelante|vamos a continuar|continuar|corresponde|nuestro perfil|es de nuestro|nos convence nada|nos hace falta|me hace falta)
      (hemos |he )?(decidido|decidimos) no
    `,
    3.7: `
      otr(a|o) .. (milagros~|mágic~|revolucionari~)
      qué original
      (justo )?lo que (nos )?faltaba
      (preferimos|prefiero) (seguir|quedarnos|continuar|quedarme) con
      (no|ni|nada|tampoco|sin|ninguna) .. (necesito|necesitamos|necesidad|necesitar|precisamos|requerimos|hace falta|buscamos|estamos buscando|busco|necesario|necesaria|queremos|deseamos|quiero)
      (cerrado|cerramos|cerrar|cesado|quiebra|concurso|liquidación|vendido) .. (empresa|negocio|actividad|acreedores|tienda|puertas|definitivamente)
      (pierda|pierdas|perder|pérdida|perdamos) .. (tiempo)
      (ni hablar|de ninguna manera|jamás|para nada|ni loco|en absoluto|ni de broma|ni en sueños)
      no .. (planes|previsto|contempl~|plante~)
    `,
    3: `
      ^(hola |lo siento |gracias |pues |eh |buenas |perdón )*(no|nop|nope|nada|que no|no no|negativo|paso|creo que no|mejor no|no lo creo|la verdad es que no|no creo|no es para nosotros|va a ser que no)( lo siento| gracias| saludos| amigo| un saludo)*$
      (mucha suerte|suerte con|éxitos)
    `,
  },
  wrong_person: {
    2.3: `
      (compañer(o|a)|departamento|responsable|encargad(o|a)|equivocad(o|a)|jubilad(o|a)|reenvío|reenviado|persona)
    `,
    4: `
      (eso|esto|ese tema|este tema|de eso|de esto|esos temas) .. (lleva|gestiona|decide|encarga|ve|ocupa) .. (mi|nuestro|nuestra|el|la|otr~|compañer~|\\w+)
      (yo )?no (llevo|veo|manejo|gestiono|decido) .. (tema|eso|esto|temas|esos|estos|compras)
      (hable|habla|hablar|contacte|escriba|consulte|diríjase|pregunte) .. (con|a|al|en) .. {who}
      (paso|reenvío|remito|derivo|traslado|comparto) .. (mensaje|correo|información|propuesta|esto|lo) .. (a|con|al) .. {who}
      no .. (la |el |su |tu )*(persona (adecuada|indicada|correcta|responsable|encargada|apropiada|que)|responsable|encargad(o|a)|contacto (adecuado|correcto)|interlocutor~|quien (decide|lleva|gestiona|se encarga|ve|toma)|indicad(o|a)|decisor|el que (decide|lleva|ve)|la que (decide|lleva|ve))
      (persona|contacto|destinatari~|departamento|dirección|correo|número) (equivocad(o|a)|incorrect(o|a)|erróne(o|a))
      (se |te |os )(ha |has |habéis |han )?(equivoca|equivocado|confundido|equivocas|equivocan)
      (contact~|habl(e|a|ar|en)|diríj~|dirig~|escrib~|consult~|pregunt~|póng~|ponte|comuníqu~|remit~|tendría~ que|debe~|envíe~|acud~) (se )?.. (con |a |al |en contacto con |directamente |mi |nuestro |nuestra |nuestros |el |la |por favor |usted |mejor )*{who}
      ya no .. (trabaj~|estoy|está|forma|soy|llevo|pertenezco|formo|es parte|colabora~|lleva)
      no .. (trabaj(o|a|amos)|me encargo|llevo|gestiono|decido|me ocupo|me corresponde|soy yo|formo parte|depende de mí|es mi (área|departamento|competencia|responsabilidad|función|tema)|está en mis manos|me compete|es cosa mía)
      (dejé|dejó|he dejado|ha dejado|dejado|abandonó|salí|salió|me fui|se fue|se ha ido|me he ido|cambié|ha cambiado|cambió) .. (la empresa|la compañía|el puesto|de la empresa|el cargo|de trabajo|de empresa|la organización|de puesto|mi puesto|esa empresa)
      (jubilad(o|a)|me he jubilado|se ha jubilado|se jubiló|me jubilé|falleció|ha fallecido)
      (reenv~|remit~|pas(o|é|amos|aré|ado|aremos|armos)|deriv~|traslad~|copio|copiando|añado|agrego|pongo|incluyo|redirij~|he pasado|transmit~) .. (su |tu |el |este |este |la |lo |le |correo |mensaje |a |al |mi |con |en |en copia |información |propuesta |mail )*({who}|copia|cc|persona|quien)
      (en copia|en cc|con copia)
      {who} .. (es quien|es el|es la|se encarga|lleva|gestiona|decide|es responsable|está a cargo|que lleva|que se encarga|toma|le ayudará|le atenderá|te ayudará|se ocupa)
      (quien|la persona que|el que|la que) (lleva|decide|se encarga|gestiona|se ocupa|toma|ve) .. (es|son|esto|eso|de|las|estos|estas|los)
      (solo|sólo|solamente|simplemente) .. (becari(o|a)|asistente|recepcionista|particular|ayudante|practicante|pasante)
    `,
    3.2: `
      (encargad(o|a)|responsable) .. es
      (soy|es) (un |una )?particular
      (correo|e-?mail|cuenta) (personal|privad(o|a))
    `,
  },
  complaint: {
    4.4: `
      (abogad(o|a|os))
      (acciones|medidas|vía|vías|consecuencias|procedimiento|proceso) (legales|judicial~|legal)
      (denunci~|demand(aré|aremos|ar|a judicial)|querella)
      (aepd|agencia (española )?de protección de datos|protección al consumidor|consumo|profeco)
      (rgpd|lopd|lopdgdd|gdpr|lssi|protección de datos|ley) .. (incumpl~|viol~|infring~|infracción|ilegal|derecho~|artículo|contraria|solicito|ejerc~|vulner~|sanci~|multa)
      (incumpl~|viol~|infring~|infracción|según|conforme|contra|vulner~|ejercer|ejerzo|en virtud|artículo|acceso a) .. (rgpd|lopd|lopdgdd|gdpr|lssi|protección de datos|la ley|mis datos)
      (acos(o|ando|ar)|hostig~)
      (mierda|gilipoll~|imbécil~|idiota~|hijos? de|puta|joder|que te den|váyanse|vete a la|cabron~|pesad(o|os)|coño|fuck~)
      (vergüenza|inaceptable|intolerable|indignante|vergonzos~|sinvergüenza~|falta de respeto|inadmisible|descaro)
      (report~|reclam~|quej~|marc~) .. (spam|autoridad~|google|correo no deseado|policía|ustedes|oficial|formal)
    `,
    3.6: `
      (spam|spamear|spameando|spammers?|correo basura|basura|estafa|estafador~|fraude|timo|phishing)
      (ilegal|ilícit~|abusiv~|invasiv~|poco ético|engaños~|deshonest~)
      (nunca|no|sin|jamás|ningún) .. (consentimiento|consentí|autoric~|autoriz~|permiso|suscri~|suscrib~|solicit~|pedí|pedido|registr~|inscrib~|apunté|apuntado|he dado|di mi)
      (no|mail|correos?|mensajes?) .. (solicitad(o|a|os|as)|desead(o|a|os|as))
      (harto|harta|hartos|cansad(o|a) de|molest(o|a|os|ia|ando|ísimo)|pesados|insistente~|qué pesad~|fastidi~|agobi~|cansin~)
      ya .. (dije|he dicho|pedí|he pedido|dijimos|comuniqué|solicité|respondí|contesté) ... (no|baja|dejen|veces|dejar)
      (tercer|cuarto|quinto|décimo|enésimo|tercera|cuarta|quinta|[3-9]º|[3-9]ª) (correo|e-?mail|mail|mensaje|vez)
      (bloque(o|aré|ar|ado|ando)) .. (su|tu|les|este|remitente|dominio|a|los|correo)
      (vendi~|compr~|rob~) .. (datos|bases? de datos|correo)
    `,
    1.6: `
      (cómo|de dónde|dónde) .. (consig~|obtuv~|sac~|tien~|han|ha|has|habéis) .. (mi|mis|este) .. (correo|e-?mail|datos|contacto|dirección|número|teléfono)
      (rgpd|lopd|gdpr)
    `,
  },
};
