import type { Phrases } from '../cues.js';

/** Spanish: What people write who want more: details, a talk, an answer. */
export const wants: Phrases = {
  interested: {
    2.3: `
      (interesante|interesa|útil|curiosidad|información|info|detalles|dossier|catálogo|probar|probarlo|conocer|saber más|encaja|adelante)
    `,
    4: `
      ^(ok |sí |pues |vale )*(cuénteme|cuéntame|cuéntenos|cuéntanos|explíqueme|explícame|dígame|dime|siga)( más)?$
      (vendría|vendrían|viene|venir) (muy |bastante |genial|de )*(bien|perfecto|lujo|genial)
      (quiero|queremos|quisiera|gustaría|nos gustaría) .. (probar~|contratar~|comprar~|conocer~|empezar|verlo|tenerlo|adquirir~|más)
      (enviar|envíe|mande|mandar|envíen|manden|pasar|pase|facilitar|remitir|haga llegar|mandarme|enviarnos|mandarnos) .. (un |una |el |más |su |algún )*(dossier|información|info|presupuesto|propuesta|catálogo|presentación|documentación|material|detalles|oferta|cotización|folleto)
      (me|nos) (interesa|interesaría|interesan|puede interesar|podría interesar|gustaría|encantaría|encanta|encaja|convence|viene genial|viene bien|llama la atención|parece genial)
      (estoy|estamos|estaría|estaríamos|muy|sí) .. interesad(o|a|os|as)
      ^(sí |muy |hola )*(me )?interesad(o|a|os|as)
      (interesa|interesaría|interesante) .. (saber|recibir|probar|conocer|más|ver)
      (envíe|envíen|envía|enviar|envíame|envíeme|envíenme|mándame|mandar|mande|mándeme|mandarme|manden|pasar|pásame|páseme|enviarme|enviarnos|comparte|compartir|facilitar|hacer llegar|puede|podría|podrían|quiero|necesito|recibir)(me|nos|nme|nnos)? .. (más |la |el |un |una |algo de |toda |por favor |alguna |vuestra |su |tu )*.. (información|info|detalles|presupuesto|propuesta|presentación|catálogo|folleto|documentación|oferta|ejemplos|enlace|dossier|casos|cotización|material|acceso|demo)
      (más|mayor|algo de|ampliar) (información|info|detalles|datos)
      (saber|conocer|cuénteme|cuéntame|cuéntenos|cuéntenme|cuéntanos|dígame|dime|explíqueme|explícame) (un poco )?más
      (quiero|queremos|quisiera|quisiéramos|gustaría|deseo|deseamos) .. (saber más|conocer|probar|recibir|ver|información|contratar|evaluar|explorar|empezar)
      (justo|exactamente|precisamente|justamente) .. (buscando|necesitamos|necesito|buscamos|buscaba)
      (estamos|estoy|andamos|ando) (justo |actualmente |ahora )?(buscando|evaluando|comparando|valorando|mirando)
      (no nos vendría mal|no diría que no|no me disgusta|no es mala idea|no lo descart~|no suena mal|no estaría mal|nada mal)
      (cuáles|cuál|qué) .. (siguientes?|próximos?) pasos?
      cómo (puedo|podemos|hago|hacemos|se puede) .. (empezar|comenzar|probar|contratar|registrar~|proceder|pedir)
      (adelante|cuente conmigo|cuenta conmigo|me apunto|nos apuntamos|vamos adelante|cuenten con)
      (prueba gratuita|período de prueba|periodo de prueba|piloto)
    `,
    3.3: `
      (suena|parece|es|me parece|nos parece|se ve|pinta|muy|bastante|resulta) .. (bien|interesante|genial|útil|perfecto|estupendo|prometedor|atractiv~|relevante|buena idea|bueno)
      (podría|puede|podrían) .. (ayudarnos|servirnos|interesar~|sernos|ser útil|encajar|ser interesante|servir)
      (necesitamos|necesito) .. (algo|esto|ayuda|una solución|una herramienta)
      (claro|sí|si|por supuesto|desde luego) (que sí|claro|por favor|envíe~|me interesa|adelante|por supuesto|envía~|gracias|me gustaría|quiero|nos|estamos|mánd~|encantad~)
      (con (mucho )?gusto|encantad(o|a|os|as))
      (abiert(o|a|os|as)) a (conocer|ver|escuchar|valorar|explorar|evaluar)
      (buen momento|tengo curiosidad|curiosidad)
    `,
    2.4: `
      ^(sí|claro|por supuesto|vale|de acuerdo|perfecto|genial|dale|desde luego|ok perfecto|si por favor|si claro|si)
      (interesante|por qué no)
    `,
  },
  wants_meeting: {
    2.3: `
      (reunión|reunir~|llamada|llamar~|llame~|cita|demo|demostración|videollamada|teléfono|hablar|hablamos|vernos|quedar|agenda|agendar)
      (lunes|martes|miércoles|jueves|viernes|mañana|hoy|{time})
      (por teléfono|en persona|cara a cara|por zoom|por teams|por meet)
    `,
    4: `
      (ver~|viera|viéramos|enseñ~|mostr~|muéstr~|muestr~|presentar~) .. (en vivo|en directo|en acción|en pantalla|funcionando)
      (llám|llam|marq|telefone)(ame|eme|enme|adme|anos|enos|ennos|uenme|ueme|arme|arnos)
      (me|nos) (llam~|podéis llamar|puede llamar|pueden llamar|puedes llamar|llaman|marca~)
      (podemos|podríamos|podría|podrían|puede|quiero|queremos|quisiera|gustaría|prefiero|preferiría|mejor|encantado|dispuest~|hagamos|agendamos|agendemos|tendría|tienes|tiene|tendrían|si quiere|si quieres|abiert~|parece bien|vale|ok) .. (un |una |de |a |para |en |que |nos |me )*.. (hablar|hablamos|hablemos|llamada|reunión|reunirnos|vernos|charlar|videollamada|quedar|cita|reunirme|conversar|demo|demostración|agendar|conversación|reunirse|café|juntarnos)
      (agendar|agendamos|agendemos|concertar|concertamos|programar|programamos|organizar|organizamos|fijar|fijamos|coordinar|coordinemos|coordinamos|cuadrar|reservar|reservamos|hacer|hacemos|tener|tenemos|tengamos|ver|montar|montamos|cerrar|proponer|propón~|hagamos|planificar|poner) .. (llamada|reunión|cita|videollamada|demo|demostración|hueco|call|encuentro|fecha|hora|sesión|meet|meeting|zoom)
      (reunión|llamada|cita|videollamada|demo|demostración) .. ({day}|me parece|estaría|sería|me viene|nos viene|corta|breve|rápida|por favor|perfecto|cuando)
      (está|estás|estáis|están|estaría|tiene|tienes|tienen|tenéis) .. (disponible|disponibles|libre|libres|hueco|tiempo|disponibilidad)
      (tiene|tienes|tenéis|tienen|estás|está) .. (disponible|disponibles|libre|libres|hueco|tiempo|disponibilidad|un rato|un momento)
      (estoy|estamos|estaré|tengo) .. (disponible|libre|hueco|disponibles|libres|localizable) .. ({day}|{time}|el|a partir|por|toda|todas)
      (disponible|libre|libres|disponibles) (el |a |para |por )*({day}|{time})
      {day} .. (me viene|me va|nos viene|nos va|puedo|podemos|perfecto|está bien|estaría bien|sería|vale|ok|me parece|te va|le va|le viene|te viene|tengo|podría|bien|mejor|genial|funciona|me queda|nos queda|puede|podrías)
      (qué tal|te parece|le parece|mejor|puedo|podemos|quedamos|vale|perfecto|ok|sería|hablamos|nos vemos|vemos|podría ser|me va bien|me viene bien|qué te parece|digamos|para|prefiero) .. {day}( .. {time})?
      {day} .. {time}
      (envíe|envía|mande|manda|envíame|envíeme|pásame|páseme|mándame|mándeme|comparte|proponga|propón|propóngame|propónme|enviar|mandar|indíqueme|dígame|dime|proponer)(me|nos)? .. (convocatoria|invitación|enlace de|disponibilidad|calendario|huecos?|horarios?|agenda|fechas?|link|tu número|su número)
      (su|tu|vuestra|mi) (disponibilidad|calendario|agenda)
      (cuándo|qué día|a qué hora|qué horario) .. (puede|puedes|podemos|podríamos|le viene|te viene|hablamos|viene bien|disponible|tiene|tienes|nos vemos|podéis|quedamos|llama~|conviene)
      (hablamos|hablemos|charlamos|conversemos|conversamos|reunámonos|juntémonos|veámonos|nos reunimos)( por teléfono| cuando quiera~| cuando quieras| mañana)?
      (calendly|meetings\\.hubspot|cal)\\.com\\S*
      (una|la|ver|hacer|demo) (demo|demostración|en vivo)
      (pase|pásate|pásese|venga|vengan|ven) .. (oficina|por aquí|vernos|visitarnos)
    `,
    3.3: `
      (puedo|podemos|podría|podríamos|estaré|estoy|voy bien|me viene bien|nos viene bien) .. ({time}|{day})
      ^({day}|{time})( o {day}| {time})?( por favor| entonces| vale| perfecto)?$
      (libre|disponible|hueco|tiempo) .. ({day}|{time})
      (mi|el) (número|móvil|celular|teléfono|directo|cel|tel)( de teléfono| de móvil)?( es)?
      (localizar~|llamar~) (en|al)
      (al|en el) (teléfono|móvil|celular|número)
    `,
    2.6: `
              (15|20|30|45|10) ?(minutos|min)
      (reunión|llamada|videollamada|cita)
    `,
  },
  question: {
    3.3: `
      (cuánto|cuál|cuáles|qué) .. (cuesta|cuestan|precio|precios|tarifas?|coste|costo|costes|vale|valen|cobran|sale)
      ^(y |el |los |sus |qué )*(precio|precios|tarifas?|coste|costo|costos)$
      (envíe|enviar|envíame|envíeme|mande|mandar|mándame|pasar|pásame|páseme|dar|indicar|indíqueme|decir|dígame|dime|saber|conocer|facilitar|tener|compartir|detallar|comentar)(me|nos)? .. (precios?|tarifas?|costes?|costos?|lista de precios|tarifario|referencias|condiciones)
      (saber|entender|conocer|explicar~|aclarar~|decir~|preguntar|duda es|pregunto|confirmar~|dígame|dime|indicar~) .. (si|cómo|cuánto~|qué|cuál~|dónde|por qué|quién|cuándo)
      (tengo|tenemos|tendría|una|unas|alguna~|me surge~|mi|hacer) .. (pregunta|preguntas|duda|dudas|consulta|consultas)
      (quién|quiénes) (es|son|eres|sois)
    `,
  },
};
