import type { TouchTexts } from './touch-texts.js';

/** Sentences begin as they would after a comma: the greeting ends with one, and code capitalises the rest. */
export const DE: TouchTexts = {
  greeting: { friendly: 'Hallo {name},', plain: 'Guten Tag {name},', formal: 'Guten Tag {name},' },
  greetingWithoutName: { friendly: 'Guten Tag,', plain: 'Guten Tag,', formal: 'Guten Tag,' },
  fullName: { friendly: true, plain: true, formal: true },
  signOff: { friendly: 'Viele Grüße', plain: 'Freundliche Grüße', formal: 'Mit freundlichen Grüßen' },
  subjects: [
    ['{our} für {company}?', '{company}: kurze Vorstellung', 'Interessant für {company}?', '{our} und {company}'],
    ['Kurz vorgestellt: {our}', 'Einen Blick wert? {our}', 'Eine Nachricht von {our}'],
    ['Eine kurze Vorstellung', 'Ist das für Sie interessant?'],
  ],
  questionSubjects: [
    ['Eine Frage zu {company}', 'Kurze Frage an {company}', 'Wie machen Sie das bei {company}?'],
    ['Eine kurze Frage', 'Eine Frage, eine Minute'],
  ],
  cameFrom: [['Ihre Kontaktdaten haben uns über {source} erreicht.', 'Ihr Kontakt ist über {source} zu uns gekommen.']],
  why: [
    [
      'ich schreibe Ihnen, weil Sie als {title} bei {company} vermutlich am besten beurteilen können, ob das Folgende für Sie von Nutzen ist.',
      'als {title} bei {company} sehen Sie wahrscheinlich auf einen Blick, ob das für Sie infrage kommt.',
      'Ihre Rolle als {title} bei {company} ist der Grund, warum ich mich direkt an Sie wende.',
      'bevor ich bei {company} lange nach der zuständigen Stelle suche, frage ich lieber Sie als {title}.',
    ],
    [
      'ich schreibe Ihnen, weil unser Angebot für {company} interessant sein könnte.',
      'ich weiß nicht, wer sich bei {company} um dieses Thema kümmert, und beginne deshalb bei Ihnen.',
      'ich vermute, dass unser Angebot zu {company} passt, und möchte das gern mit Ihnen prüfen.',
      'mit dieser kurzen Nachricht möchte ich herausfinden, ob ein Gespräch zwischen {company} und uns lohnt.',
      'ich suche bei {company} in {city} die richtige Stelle für dieses Thema und hoffe, dass ich bei Ihnen richtig bin.',
    ],
    [
      'als {title} können Sie besser als ich beurteilen, ob das Folgende für Sie wichtig ist.',
      'ich schreibe Ihnen, weil Sie als {title} vermutlich die richtige Person für dieses Thema sind.',
      'Ihre Rolle als {title} ist der Grund, warum ich mich direkt an Sie wende.',
      'mich interessiert, was Sie als {title} davon halten.',
    ],
    [
      'ich schreibe Ihnen, weil unser Angebot für Sie nützlich sein könnte, und fasse mich kurz.',
      'mit dieser kurzen Nachricht möchte ich herausfinden, ob sich ein Gespräch lohnt.',
      'ich vermute, dass wir Ihnen helfen können, und möchte das gern mit Ihnen prüfen.',
      'ich möchte uns kurz vorstellen, damit Sie entscheiden können, ob das Ihre Zeit wert ist.',
    ],
  ],
  sells: [
    [
      'was wir bei {our} machen, in einem Satz: {sells}',
      '{our} in einem Satz: {sells}',
      'worum es bei {our} geht: {sells}',
    ],
    ['was wir machen, in einem Satz: {sells}', 'kurz gesagt: {sells}'],
  ],
  sellsInOtherLanguage: [
    [
      'was wir bei {our} machen, in einem Satz ({inLanguage}): „{sells}“',
      '{our} in einem Satz, {inLanguage}: „{sells}“',
    ],
    ['was wir machen, in einem Satz ({inLanguage}): „{sells}“'],
  ],
  onBehalf: [['ich schreibe Ihnen im Namen von {our}.'], ['gern erzähle ich Ihnen, was wir machen.']],
  audience: [
    ['gedacht ist das für {audience}.', 'wir machen das für {audience}.', 'das Angebot ist gemacht für {audience}.'],
  ],
  ask: [
    [
      'Wäre ein kurzes Telefonat sinnvoll, um zu sehen, ob das zu {company} passt? Eine Zeile als Antwort genügt. Wenn es gerade nicht passt, schreiben Sie mir einfach, wann ich mich wieder melden darf.',
      'Lohnt sich für {company} ein genauerer Blick? Dann nennen Sie mir gern einen Tag für ein kurzes Telefonat. Wenn nicht, hilft mir auch ein kurzes „Nein“.',
      'Könnte das für {company} interessant sein? Eine kurze Antwort genügt, und Ihre Fragen können Sie gern gleich dazuschreiben.',
      'Was müssten Sie als Erstes wissen, um zu entscheiden, ob das für {company} sinnvoll ist? Antworten Sie einfach mit Ihrer Frage oder mit einem Tag für ein kurzes Telefonat.',
    ],
    [
      'Wäre ein kurzes Telefonat sinnvoll, um zu sehen, ob das zu Ihnen passt? Eine Zeile als Antwort genügt. Wenn es gerade nicht passt, schreiben Sie mir einfach, wann ich mich wieder melden darf.',
      'Lohnt sich für Sie ein genauerer Blick? Dann nennen Sie mir gern einen Tag für ein kurzes Telefonat. Wenn nicht, hilft mir auch ein kurzes „Nein“.',
      'Könnte das für Sie interessant sein? Eine kurze Antwort genügt, und Ihre Fragen können Sie gern gleich dazuschreiben.',
      'Was müssten Sie als Erstes wissen, um zu entscheiden, ob das für Sie sinnvoll ist? Antworten Sie einfach mit Ihrer Frage oder mit einem Tag für ein kurzes Telefonat.',
    ],
  ],
  again: {
    new_angle: [
      [
        'ich hatte Ihnen zu {our} geschrieben und möchte einen Punkt ergänzen.',
        'eine Ergänzung zu meiner Nachricht über {our}.',
        'ich komme noch einmal auf {our} zurück, denn ein Punkt fehlte.',
      ],
      [
        'ich hatte Ihnen geschrieben und möchte einen Punkt ergänzen.',
        'eine Ergänzung zu meiner letzten Nachricht.',
        'ich komme noch einmal auf meine Nachricht zurück, denn ein Punkt fehlte.',
      ],
    ],
    other_angle: [
      [
        'ich hatte Ihnen zu {our} geschrieben und versuche es heute von einer anderen Seite.',
        'meine Nachricht über {our} ging womöglich an dem vorbei, was Sie beschäftigt. Deshalb ein neuer Versuch.',
        'ich komme noch einmal auf {our} zurück, diesmal von einer anderen Seite.',
      ],
      [
        'ich hatte Ihnen geschrieben und versuche es heute von einer anderen Seite.',
        'meine Nachricht ging womöglich an dem vorbei, was Sie beschäftigt. Deshalb ein neuer Versuch.',
        'ich komme noch einmal auf meine Nachricht zurück, diesmal von einer anderen Seite.',
      ],
    ],
    question: [
      [
        'ich hatte Ihnen zu {our} geschrieben und habe heute nur eine Frage.',
        'nur eine Frage zu meiner Nachricht über {our}.',
        'statt Ihnen {our} weiter zu erklären, frage ich Sie lieber etwas.',
      ],
      [
        'ich hatte Ihnen geschrieben und habe heute nur eine Frage.',
        'nur eine Frage zu meiner Nachricht.',
        'statt Ihnen weiter etwas zu erklären, frage ich Sie lieber.',
      ],
    ],
    close: [
      [
        'ich hatte Ihnen zu {our} geschrieben und möchte Ihr Postfach nicht weiter füllen. Deshalb lasse ich es vorerst dabei.',
        'ich nehme an, dass {our} für Sie im Moment kein vorrangiges Thema ist. Das ist völlig in Ordnung, und ich lasse es dabei.',
        'diese Nachricht zu {our} soll nur sagen, dass ich Sie nicht drängen will.',
      ],
      [
        'ich hatte Ihnen geschrieben und möchte Ihr Postfach nicht weiter füllen. Deshalb lasse ich es vorerst dabei.',
        'ich nehme an, dass das für Sie im Moment kein vorrangiges Thema ist. Das ist völlig in Ordnung, und ich lasse es dabei.',
        'diese Nachricht soll nur sagen, dass ich Sie nicht drängen will.',
      ],
    ],
  },
  nudge: [
    [
      'ich habe Ihre Frage beantwortet und möchte nur wissen, ob sie damit geklärt ist. Ist noch etwas offen, antworten Sie einfach, und ich kümmere mich darum. Hat sich das Thema für Sie verschoben, ist das auch in Ordnung: Ein Wort genügt.',
      'hat meine letzte Nachricht beantwortet, was Sie wissen wollten? Fehlt ein Punkt, schicken Sie ihn mir, und ich melde mich dazu. Und wenn der Zeitpunkt nicht mehr passt, sagen Sie es einfach.',
    ],
  ],
  comeBack: [
    [
      'am {day} haben Sie uns geschrieben: „{words}“ Wie gewünscht melde ich mich jetzt wieder.',
      'Sie schrieben uns am {day}: „{words}“ Das habe ich mir notiert und melde mich deshalb heute.',
    ],
    [
      'am {day} baten Sie uns, später wieder auf Sie zuzukommen. Das tue ich hiermit.',
      'Sie baten uns am {day}, uns wieder zu melden. Hier bin ich.',
    ],
  ],
  comeBackAsk: [
    [
      'Passt es jetzt, das Thema bei {company} wieder aufzunehmen? Dann antworten Sie gern mit einem Tag für ein kurzes Gespräch. Ist es noch zu früh, sagen Sie mir, wann ich wieder schreiben soll.',
    ],
    [
      'Passt es jetzt, das Thema wieder aufzunehmen? Dann antworten Sie gern mit einem Tag für ein kurzes Gespräch. Ist es noch zu früh, sagen Sie mir, wann ich wieder schreiben soll.',
    ],
  ],
  colleague: {
    reached: [['jemand aus unserem Team war seither mit Ihnen in Kontakt, deshalb fasse ich mich kurz.']],
    not_reached: [
      ['jemand aus unserem Team hat versucht, Sie zu erreichen, leider ohne Erfolg; deshalb diese kurze Nachricht.'],
    ],
  },
  proof: [
    [
      'damit Sie etwas Konkretes haben: {proof}',
      'ein Satz sagt mehr als eine lange Beschreibung: {proof}',
      'was Ihnen beim Einschätzen helfen kann: {proof}',
    ],
  ],
  angleAsk: [
    [
      'Wäre das auch bei {company} nützlich? Wenn Sie mir in ein, zwei Zeilen schreiben, wie Sie heute arbeiten, kann ich genauer antworten.',
      'Wenn Sie wissen möchten, wie das bei {company} aussehen könnte, antworten Sie gern mit dem Punkt, der Ihnen am wichtigsten ist. Dann beginnen wir dort.',
      'Spielt das bei {company} eine Rolle? Ein „Ja“ oder „Nein“ genügt, ebenso ein Hinweis, wen ich stattdessen fragen sollte.',
    ],
    [
      'Wäre das auch für Sie nützlich? Wenn Sie mir in ein, zwei Zeilen schreiben, wie Sie heute arbeiten, kann ich genauer antworten.',
      'Wenn Sie wissen möchten, wie das bei Ihnen aussehen könnte, antworten Sie gern mit dem Punkt, der Ihnen am wichtigsten ist. Dann beginnen wir dort.',
      'Spielt das bei Ihnen eine Rolle? Ein „Ja“ oder „Nein“ genügt, ebenso ein Hinweis, wen ich stattdessen fragen sollte.',
    ],
  ],
  angleWithoutProof: [
    [
      'ob das Thema Sie betrifft, ist schnell entschieden, denn gedacht ist es für {audience}.\n\nWenn Sie sich darin wiederfinden, lohnen sich ein paar Minuten: Antworten Sie gern mit dem Punkt, der Ihnen am wichtigsten ist. Wenn nicht, können Sie diese Nachricht getrost beiseitelegen.',
      'woran Sie erkennen, ob das etwas für Sie ist: Gemacht wurde es für {audience}.\n\nPasst diese Beschreibung auf Sie? Ein „Ja“ oder „Nein“ genügt, ebenso ein Hinweis, wen ich stattdessen fragen sollte.',
    ],
    [
      'vielleicht liegt das Thema bei {company} an anderer Stelle. Dann genügt mir ein Name.\n\nUnd falls es doch bei Ihnen liegt: Was müsste gegeben sein, damit ein Gespräch Ihre Zeit wert ist? Eine Zeile als Antwort reicht.',
      'ein Angebot lässt sich nach wenigen Zeilen schwer beurteilen. Deshalb frage ich umgekehrt: Was kostet bei {company} mehr Zeit, als es sollte?\n\nWenn Sie mir eine Sache nennen, kann ich Ihnen sagen, ob wir dabei helfen können oder nicht.',
    ],
    [
      'vielleicht liegt das Thema in Ihrem Haus an anderer Stelle. Dann genügt mir ein Name.\n\nUnd falls es doch bei Ihnen liegt: Was müsste gegeben sein, damit ein Gespräch Ihre Zeit wert ist? Eine Zeile als Antwort reicht.',
      'ein Angebot lässt sich nach wenigen Zeilen schwer beurteilen. Deshalb frage ich umgekehrt: Was kostet Sie mehr Zeit, als es sollte?\n\nWenn Sie mir eine Sache nennen, kann ich Ihnen sagen, ob wir dabei helfen können oder nicht.',
    ],
  ],
  question: [
    [
      'ist das bei {company} gerade ein Thema, eines für später oder gar keines?\n\nEin Wort als Antwort genügt („jetzt“, „später“ oder „nein“). Dann weiß ich, ob ich mich wieder melden soll.',
      'wie lösen Sie das bei {company} heute: von Hand, mit einem gekauften Werkzeug oder mit etwas Selbstgebautem?\n\nEin paar Worte genügen. Sie helfen mir zu sagen, ob wir Ihnen etwas bieten können oder ob Sie schon gut versorgt sind.',
      'wer kümmert sich bei {company} um dieses Thema: Sie selbst oder jemand anderes?\n\nEin „ich“ oder ein Name genügt. Dann weiß ich, ob ich bei Ihnen richtig bin.',
      'wie wichtig das {industry} wirklich ist, wissen Sie besser als ich: Ist es bei {company} ein echtes Thema oder eher eine Nebensache?\n\n„Echt“ oder „Nebensache“ genügt als Antwort, und ich richte mich danach.',
    ],
    [
      'ist das bei Ihnen gerade ein Thema, eines für später oder gar keines?\n\nEin Wort als Antwort genügt („jetzt“, „später“ oder „nein“). Dann weiß ich, ob ich mich wieder melden soll.',
      'wie lösen Sie das heute: von Hand, mit einem gekauften Werkzeug oder mit etwas Selbstgebautem?\n\nEin paar Worte genügen. Sie helfen mir zu sagen, ob wir Ihnen etwas bieten können oder ob Sie schon gut versorgt sind.',
      'wer kümmert sich bei Ihnen um dieses Thema: Sie selbst oder jemand anderes?\n\nEin „ich“ oder ein Name genügt. Dann weiß ich, ob ich bei Ihnen richtig bin.',
    ],
  ],
  close: [
    [
      'Sollte das Thema bei {company} später aufkommen, genügt eine kurze Antwort auf diese Mail, und wir knüpfen dort an. Vielen Dank für Ihre Zeit.',
      'Wenn nur der Zeitpunkt ungünstig ist, schreiben Sie mir gern, wann es besser passt. Wenn es für {company} gar nicht infrage kommt, ist ein kurzes „Nein“ genauso willkommen. Danke fürs Lesen.',
      'Wenn sich bei {company} etwas ändert, haben Sie meine Adresse: Eine Antwort auf diese Mail erreicht uns. Bis dahin wünsche ich Ihnen alles Gute.',
    ],
    [
      'Sollte das Thema später aufkommen, genügt eine kurze Antwort auf diese Mail, und wir knüpfen dort an. Vielen Dank für Ihre Zeit.',
      'Wenn nur der Zeitpunkt ungünstig ist, schreiben Sie mir gern, wann es besser passt. Wenn es für Sie gar nicht infrage kommt, ist ein kurzes „Nein“ genauso willkommen. Danke fürs Lesen.',
      'Wenn sich bei Ihnen etwas ändert, haben Sie meine Adresse: Eine Antwort auf diese Mail erreicht uns. Bis dahin wünsche ich Ihnen alles Gute.',
    ],
  ],
  inLanguage: { en: 'auf Englisch', de: 'auf Deutsch', fr: 'auf Französisch', es: 'auf Spanisch' },
};
