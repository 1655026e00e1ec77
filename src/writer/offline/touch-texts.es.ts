import type { TouchTexts } from './touch-texts.js';

/** No slot follows "y" or "o", which change before certain vowels. */
export const ES: TouchTexts = {
  greeting: { friendly: 'Hola, {name}:', plain: 'Hola, {name}:', formal: 'Buenos días, {name}:' },
  greetingWithoutName: { friendly: 'Hola:', plain: 'Hola:', formal: 'Buenos días:' },
  fullName: { friendly: false, plain: false, formal: true },
  signOff: { friendly: 'Un saludo,', plain: 'Saludos cordiales,', formal: 'Atentamente,' },
  subjects: [
    [
      '¿{our} para {company}?',
      '{company}: una breve presentación',
      '¿Una idea para {company}?',
      'Presentación breve para {company}',
    ],
    ['En pocas palabras: {our}', '¿Merece una mirada? {our}', 'Un mensaje de {our}'],
    ['Una breve presentación', '¿Le puede interesar?'],
  ],
  questionSubjects: [
    ['Una pregunta para {company}', 'Pregunta breve para {company}', '¿Cómo lo hacen en {company}?'],
    ['Una pregunta breve', 'Una pregunta, un minuto'],
  ],
  cameFrom: [
    ['Sus datos de contacto nos llegaron a través de {source}.', 'Su contacto nos llegó por medio de {source}.'],
  ],
  why: [
    [
      'Le escribo porque, como {title} en {company}, probablemente sea la persona indicada para valorarlo.',
      'Como {title} en {company}, verá en un minuto si esto le puede servir.',
      'Su puesto en {company} ({title}) es el motivo por el que me dirijo directamente a usted.',
      'Antes de buscar mucho tiempo a la persona indicada en {company}, prefiero preguntarle a usted como {title}.',
    ],
    [
      'Le escribo porque lo que hacemos podría ser útil en {company}.',
      'No sé quién se ocupa de este tema en {company}, así que empiezo por usted.',
      'Creo que lo que ofrecemos podría encajar en {company}, y me gustaría comprobarlo con usted.',
      'Con este breve mensaje quiero saber si tendría sentido que {company} hablara con nosotros.',
      'Busco a la persona indicada en {company}, en {city}, y espero haberla encontrado.',
    ],
    [
      'Como {title}, usted puede valorar mejor que yo si esto le concierne.',
      'Le escribo porque, como {title}, probablemente sea la persona indicada.',
      'Su puesto ({title}) es el motivo por el que me dirijo directamente a usted.',
      'Me gustaría saber qué opina usted, como {title}.',
    ],
    [
      'Le escribo porque lo que hacemos podría serle útil, y seré breve.',
      'Con este breve mensaje quiero saber si tendría sentido que habláramos.',
      'Creo que podemos ayudarle, y me gustaría comprobarlo con usted.',
      'Quisiera presentarnos brevemente para que decida si merece su tiempo.',
    ],
  ],
  sells: [
    [
      'Lo que hacemos en {our}, en una frase: {sells}',
      '{our} en una frase: {sells}',
      'En resumen, esto es lo que ofrece {our}: {sells}',
    ],
    ['Lo que hacemos, en una frase: {sells}', 'En resumen: {sells}'],
  ],
  sellsInOtherLanguage: [
    ['Lo que hacemos en {our}, en una frase ({inLanguage}): «{sells}»', '{our} en una frase, {inLanguage}: «{sells}»'],
    ['Lo que hacemos, en una frase ({inLanguage}): «{sells}»'],
  ],
  onBehalf: [['Le escribo en nombre de {our}.'], ['Con gusto le cuento lo que hacemos.']],
  audience: [['Está pensado para {audience}.', 'Lo hacemos para {audience}.', 'Se dirige a {audience}.']],
  ask: [
    [
      '¿Tendría sentido una llamada breve para ver si esto encaja en {company}? Basta una línea de respuesta. Si no es buen momento, dígame simplemente cuándo puedo volver a escribirle.',
      '¿Merece la pena que lo veamos con más detalle para {company}? Si es así, propóngame un día para una llamada breve. Si no, un simple «no» también me ayuda.',
      '¿Podría interesar esto en {company}? Basta una respuesta corta, y puede añadir directamente sus preguntas.',
      '¿Qué querría saber primero para decidir si esto tiene sentido en {company}? Respóndame simplemente con su pregunta, o con un día para una llamada breve.',
    ],
    [
      '¿Tendría sentido una llamada breve para ver si esto le encaja? Basta una línea de respuesta. Si no es buen momento, dígame simplemente cuándo puedo volver a escribirle.',
      '¿Merece la pena que lo veamos con más detalle? Si es así, propóngame un día para una llamada breve. Si no, un simple «no» también me ayuda.',
      '¿Podría interesarle? Basta una respuesta corta, y puede añadir directamente sus preguntas.',
      '¿Qué querría saber primero para decidir si esto tiene sentido para usted? Respóndame simplemente con su pregunta, o con un día para una llamada breve.',
    ],
  ],
  again: {
    new_angle: [
      [
        'Le escribí sobre {our} y quisiera añadir un punto.',
        'Un añadido a mi mensaje sobre {our}.',
        'Vuelvo a mi mensaje sobre {our}, porque faltaba un punto.',
      ],
      [
        'Le escribí y quisiera añadir un punto.',
        'Un añadido a mi mensaje anterior.',
        'Vuelvo a mi mensaje anterior, porque faltaba un punto.',
      ],
    ],
    other_angle: [
      [
        'Le escribí sobre {our}; hoy quisiera verlo desde otro lado.',
        'Quizá mi mensaje sobre {our} no acertó con lo que a usted le ocupa. Por eso lo intento de nuevo.',
        'Vuelvo a mi mensaje sobre {our}, pero desde otro ángulo.',
      ],
      [
        'Le escribí; hoy quisiera verlo desde otro lado.',
        'Quizá mi mensaje anterior no acertó con lo que a usted le ocupa. Por eso lo intento de nuevo.',
        'Vuelvo a mi mensaje anterior, pero desde otro ángulo.',
      ],
    ],
    question: [
      [
        'Le escribí sobre {our}; hoy solo tengo una pregunta.',
        'Solo una pregunta sobre mi mensaje acerca de {our}.',
        'En lugar de explicarle más sobre {our}, prefiero preguntarle algo.',
      ],
      [
        'Le escribí; hoy solo tengo una pregunta.',
        'Solo una pregunta sobre mi mensaje anterior.',
        'En lugar de explicarle más, prefiero preguntarle algo.',
      ],
    ],
    close: [
      [
        'Le escribí sobre {our} y no quiero llenarle el buzón, así que por ahora lo dejo aquí.',
        'Supongo que {our} no es una prioridad para usted en este momento, lo cual es perfectamente comprensible. Por eso lo dejo aquí.',
        'Este mensaje sobre {our} es solo para decirle que no quiero insistir.',
      ],
      [
        'Le escribí y no quiero llenarle el buzón, así que por ahora lo dejo aquí.',
        'Supongo que esto no es una prioridad para usted en este momento, lo cual es perfectamente comprensible. Por eso lo dejo aquí.',
        'Este mensaje es solo para decirle que no quiero insistir.',
      ],
    ],
  },
  nudge: [
    [
      'Respondí a su pregunta y solo quisiera saber si con eso queda resuelta. Si queda algún punto abierto, respóndame y me ocupo de ello. Si el tema ya no es prioritario, también está bien: basta una palabra.',
      '¿Mi último mensaje respondió a lo que quería saber? Si falta algún punto, envíemelo y le contesto. Y si el momento ya no es el adecuado, dígamelo sin más.',
    ],
  ],
  comeBack: [
    [
      'El {day} nos escribió: «{words}» Vuelvo, pues, como nos pidió.',
      'Usted nos escribió el {day}: «{words}» Lo anoté, y aquí estoy.',
    ],
    [
      'El {day} nos pidió que volviéramos más adelante, y aquí estoy.',
      'Usted nos pidió el {day} que retomáramos el contacto, y eso hago.',
    ],
  ],
  comeBackAsk: [
    [
      '¿Es buen momento para retomarlo en {company}? Si es así, responda con un día que le venga bien para una breve llamada. Si aún es pronto, dígame cuándo debo escribirle de nuevo.',
    ],
    [
      '¿Es buen momento para retomarlo? Si es así, responda con un día que le venga bien para una breve llamada. Si aún es pronto, dígame cuándo debo escribirle de nuevo.',
    ],
  ],
  colleague: {
    reached: [['Alguien de nuestro equipo ha estado en contacto con usted desde entonces, así que seré breve.']],
    not_reached: [['Alguien de nuestro equipo intentó hablar con usted sin lograrlo, y por eso le dejo estas líneas.']],
  },
  proof: [
    [
      'Le doy un dato concreto. {proof}',
      'Una frase dice a veces más que una larga descripción. {proof}',
      'Quizá esto le ayude a valorarlo. {proof}',
    ],
  ],
  angleAsk: [
    [
      '¿Sería útil también en {company}? Si me cuenta en una o dos líneas cómo trabajan hoy, podré responderle con más precisión.',
      'Si quiere saber cómo sería en {company}, respóndame con el punto que más le importa y empezamos por ahí.',
      '¿Tiene importancia en {company}? Basta un «sí» o un «no», o bien el nombre de la persona a quien debería preguntar.',
    ],
    [
      '¿Le sería útil también a usted? Si me cuenta en una o dos líneas cómo trabajan hoy, podré responderle con más precisión.',
      'Si quiere saber cómo sería en su caso, respóndame con el punto que más le importa y empezamos por ahí.',
      '¿Tiene importancia para usted? Basta un «sí» o un «no», o bien el nombre de la persona a quien debería preguntar.',
    ],
  ],
  angleWithoutProof: [
    [
      'Saber si esto le concierne es fácil, porque está pensado para {audience}.\n\nSi se reconoce en ello, merece unos minutos: respóndame con el punto que más le importa. Si no, puede dejar este mensaje de lado sin más.',
      'Una forma sencilla de saber si es para usted: está hecho para {audience}.\n\n¿Es su caso? Basta un «sí» o un «no», o bien el nombre de la persona a quien debería preguntar.',
    ],
    [
      'Tal vez este tema lo lleve otra persona en {company}. En ese caso, me basta un nombre.\n\nY si lo lleva usted: ¿qué tendría que darse para que una conversación mereciera su tiempo? Basta una línea de respuesta.',
      'Es difícil valorar una oferta en pocas líneas. Por eso le doy la vuelta a la pregunta: ¿qué lleva en {company} más tiempo del que debería?\n\nSi me nombra una sola cosa, podré decirle si sabemos ayudar con ella o no.',
    ],
    [
      'Tal vez este tema lo lleve otra persona de su empresa. En ese caso, me basta un nombre.\n\nY si lo lleva usted: ¿qué tendría que darse para que una conversación mereciera su tiempo? Basta una línea de respuesta.',
      'Es difícil valorar una oferta en pocas líneas. Por eso le doy la vuelta a la pregunta: ¿qué le lleva más tiempo del que debería?\n\nSi me nombra una sola cosa, podré decirle si sabemos ayudar con ella o no.',
    ],
  ],
  question: [
    [
      '¿Es esto un tema actual en {company}, uno para más adelante, o no es un tema en absoluto?\n\nBasta una palabra («ahora», «después» o «no»), y así sabré si debo volver a escribirle.',
      '¿Cómo lo resuelven hoy en {company}: a mano, con una herramienta comprada o con algo propio?\n\nBastan unas palabras. Me ayudarían a decirle si tenemos algo que ofrecerle o si ya están bien atendidos.',
      '¿Quién se ocupa de este tema en {company}: usted u otra persona?\n\nBasta un «yo» o un nombre. Así sabré si me dirijo a la persona indicada.',
      'Usted sabe mejor que yo cuánto importa esto {industry}: ¿es un tema de peso en {company}, o más bien secundario?\n\nBasta con «de peso» o «secundario», y lo tendré en cuenta.',
    ],
    [
      '¿Es esto un tema actual para usted, uno para más adelante, o no es un tema en absoluto?\n\nBasta una palabra («ahora», «después» o «no»), y así sabré si debo volver a escribirle.',
      '¿Cómo lo resuelven hoy: a mano, con una herramienta comprada o con algo propio?\n\nBastan unas palabras. Me ayudarían a decirle si tenemos algo que ofrecerle o si ya están bien atendidos.',
      '¿Quién se ocupa de este tema: usted u otra persona?\n\nBasta un «yo» o un nombre. Así sabré si me dirijo a la persona indicada.',
    ],
  ],
  close: [
    [
      'Si el tema surge más adelante en {company}, basta una breve respuesta a este correo y lo retomamos desde ahí. Gracias por su tiempo.',
      'Si simplemente no es buen momento, dígame cuándo sería mejor. Si no es para {company}, un simple «no» es igual de bienvenido. En cualquier caso, gracias por leerme.',
      'Si algo cambia en {company}, tiene mi dirección: una respuesta a este correo nos llegará. Hasta entonces, le deseo lo mejor.',
    ],
    [
      'Si el tema surge más adelante, basta una breve respuesta a este correo y lo retomamos desde ahí. Gracias por su tiempo.',
      'Si simplemente no es buen momento, dígame cuándo sería mejor. Si no es para usted, un simple «no» es igual de bienvenido. En cualquier caso, gracias por leerme.',
      'Si algo cambia por su parte, tiene mi dirección: una respuesta a este correo nos llegará. Hasta entonces, le deseo lo mejor.',
    ],
  ],
  inLanguage: { en: 'en inglés', de: 'en alemán', fr: 'en francés', es: 'en español' },
};
