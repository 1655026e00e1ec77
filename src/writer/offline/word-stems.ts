import { fold } from './reading.js';

/** Words of questions that say nothing of what is asked about (en, de, fr, es), folded. */
const STOP_WORDS = new Set(
  (
    'a about actually again all also an and any anyone are as at be been before but by can could customers did do does doing ' +
    'dont for from get give go good had has have hello help her hi how i if in into is it its just kind know let like long ' +
    'look looking make many may me more most much my need needed no not now of off offer offers on one only or other our out ' +
    'please possible provide support supports supported question questions quick really see should so some something sure take takes tell than thank thanks ' +
    'come comes compliant exactly usually normally typically approximately roughly wait ok that the their them then there these they thing this those to too up us use used using very want was way we well were what ' +
    'until when where whether which who why will with within without work working works would yes yet you your yours wondering ' +
    'aber alle allem als also am an auch auf aus bei beim bietet brauche brauchen bin bis bitte da danke dann das dass dauert ' +
    'dem den denn der des die dies diese dieser dieses du eigentlich ein eine einem einen einer eines er es etwas frage fragen ' +
    'fur geht genau gern gerne gibt hallo hat habe haben hatte hatten ich ihm ihnen ihr ihre ihrem ihren ihrer im in interessiert ' +
    'ist ja jetzt lasst gibts ne unterstutzt unterstutzen kann kein keine konnen konnten konnte lang lange machen man mehr mein mich mir mit mochte mochten moglich muss ' +
    'nach nein nicht noch nun nur ob oder schon sein sich sie sind so sollte soll uber um und uns unser unsere unserem unseren ' +
    'unter viel viele vom von vor was welche welchem welchen welcher welches wann war waren warum wenn wer werden wie wieviel wir ' +
    'wird wo wurde wurden zu zum zur erfahrungsgemass normalerweise ungefahr etwa circa zirka konform ' +
    'ai alors au aussi aux avec avez avoir bien bonjour c ca ce cela ces cette chez combien comment d dans de des donc du elle ' +
    'en encore est et etes etre faire fait faut ici il ils j je l la le les leur leurs m mais me merci mes mon n ne nos notre ' +
    'nous on ont ou par pas peut peuvent plus pour pourquoi pouvez prend propose proposez qu quand que quel quelle quelles quels ' +
    'environ conforme habituellement normalement question qui quoi s sa sans se ses si son sont sur t temps tout tres tu un une utiliser va vos votre voudrais vous y ' +
    'al algo antes aqui asi como con cual cuales cuando cuanta cuantas cuanto cuantos cuesta de del desde donde el ella ellos es ' +
    'esa ese eso esta estan este esto estos gracias ha hace hacer hacia hasta hay hola la las le les lo los mas me mi mis muy ' +
    'necesito no nos nosotros nuestra nuestro o ofrece ofrecen para pero por porque pregunta puede pueden puedo que quien quiero ' +
    'aproximadamente normalmente saber se sea ser si sin sobre son su sus tambien tarda tiene tienen tienes todo un una unas uno unos usted ustedes y ya'
  ).split(' '),
);

/** Different words for one thing, across the four languages, as beginnings of folded words. */
const CONCEPTS: [RegExp, string][] = [
  [/^(?:pric|cost|fee|kost(?!enlos)|preis|tarif|prix|cout|preci|licen[cs]|lizenz)/, '=price'],
  [/^(?:host|server|servidor|serveur|rechenzentr|hebergement|heberge|alojad|alojamient)/, '=hosting'],
  [/^(?:contract|vertrag|contrat|cancel|kundig|kuendig|laufzeit|resili)/, '=contract'],
  [/^(?:trial|pilot|testphase|testen|testzeit|essai|essayer|prueba|probar)/, '=trial'],
  [
    /^(?:setup|install|onboard|start(?:ed|ing|s)?$|running$|einricht|einfuhr|einfuehr|inbetriebnahme|implement|implant)/,
    '=setup',
  ],
  [/^(?:gdpr|dsgvo|rgpd|privacy|datenschutz|confidentialite|privacidad)/, '=privacy'],
  [/^(?:languag|sprach|langue|idioma)/, '=language'],
  [/^(?:users?$|agent|seat|nutzer|benutzer|arbeitsplatz|utilisateur|usuario)/, '=user'],
  [/^(?:migr|import|ubernehm|ubernahme|mitnehm|mitbring|ubertrag|bring$|transfer)/, '=migration'],
  [/^(?:integra|integri|connect|schnittstell|anbind|conexion|connexion)/, '=integration'],
];

const SUFFIX =
  /(?:isierung(?:en)?|i[sz]ations?|ierung(?:en)?|ations?|aciones|acion|at(?:es?|ed|ing)|ieren|iert|ements?|ments?|ungen|ung|ions?|ings?|eurs?|ers?|ed|es|en|er|em|et|ez|ar|ir|[ensoa])$/;

/** The word without its ending, at least four letters of it: close enough to tell "integrates" and "integration" are one. */
export function stem(word: string): string {
  const concept = CONCEPTS.find(([pattern]) => pattern.test(word));
  if (concept) return concept[1];
  const once = word.replace(SUFFIX, '');
  const shorter = once.length >= 4 ? once : word;
  const twice = shorter.replace(/[esn]$/, '');
  return twice.length >= 4 ? twice : shorter;
}

/** "How much is it?" asks for a price without a word for it. */
const ASKS_PRICE =
  /\bhow much (?:is|are|does|do|would|for)\b|\bwas kostet\b|\bcombien (?:ca|cela|est-ce)\b|\bcuanto (?:es|vale|sale|cuestan?)\b/;

/** The stems of the words that carry what a text is about. */
export function contentStems(text: string): Set<string> {
  const folded = fold(text);
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems = new Set(words.filter((word) => word.length > 1 && !STOP_WORDS.has(word)).map(stem));
  return ASKS_PRICE.test(folded) && stems.size === 0 ? stems.add('=price') : stems;
}
