import { LANGUAGES, type Language } from '../writer.js';
import { fold } from './reading.js';

/** The small words of each language, and those a short reply is made of. A word of two languages speaks for neither. */
const SMALL_WORDS: Record<Language, string> = {
  en: `the and you your yours we our ours us they them their this that these those is are was were be been being have has had do does did don't doesn't isn't
    aren't can't won't i'm we're it's i'd i'll we'll we've i've not no yes yeah yep nope nah of to in for on with at by from about into but or if so as it i my me
    what which who when where why how would could should will can may might please thanks thank thx hi hello hey dear regards cheers sorry remove
    interested call talk more info send let lets now later next week month year already too much very just out back until any some free sure ok
    sounds good great not-interested pass price pricing cost who's works tomorrow monday tuesday wednesday thursday friday march january february june july october
    december april august november need person wrong colleague company expensive right looking currently contact delivery failed again leave alone get
    use using list happy all set there here up an a am help`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen ich du er sie es wir ihr uns euch ihnen mich mir dich dir ist
    sind war waren bin bist seid hat habe haben hatte hätte hätten wird werden würde würden kann können könnte könnten muss müssen möchte möchten soll sollen will
    wollen zu zum zur mit von vom für auf aus bei nach über unter vor im am um an als wie was wer wo wann warum wieso welche welcher welches dass wenn weil ob auch
    noch nur schon sehr mal bitte danke vielen dank hallo guten tag liebe lieber sehr geehrte geehrter herr frau mfg grüße gruß freundlichen ja nein nö nee leider
    gerne gern interesse bedarf zeit termin nächste woche monat jahr märz januar februar mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag
    morgen heute später melden melde schicken senden rufen anrufen preis kosten kostet teuer wieviel infos unterlagen verteiler löschen austragen abmelden stopp
    derzeit aktuell momentan bereits falsche richtige ansprechpartner kollege kollegin zuständig unser unsere ihre ihren ihrem meine mein meinen urlaub büro
    abwesend wieder uhr passt klingt spannend interessant besteht kommt gibt geht mehr nichts etwas jetzt dann doch denn also so da hier erst quartal sommer ferien`,
  fr: `le la les un une des du de et ou mais ne pas plus je tu il elle nous vous ils elles on me te se moi toi mon ma mes ton ta tes son sa ses notre nos votre vos leur
    leurs ce cet cette ces que qui quoi dont où est sont était suis sommes êtes avez avons ai ont avoir être fait faire peut peux pouvez pouvons veux voulez dans
    pour par sur avec sans sous chez vers au aux en y à d' l' c'est j'ai n'est qu' s'il merci bonjour bonsoir salut cordialement cdt svp oui non ok déjà trop très
    bien aussi alors donc car si comment combien pourquoi quand quel quelle quels quelles intéressé intéressée intéressés intéresse besoin rappelez-moi
    contactez-moi envoyez-moi moment semaine mois année prochain prochaine mars janvier février avril mai juin juillet août septembre octobre novembre décembre
    lundi mardi mercredi jeudi vendredi demain cher chère prix tarif tarifs rentrée été vacances congés absent absente retour bureau bonne personne collègue
    désabonner désinscrire arrêtez supprimez retirez plaisir volontiers peut-être rien tout tous pas-intéressé rendez-vous rdv désolé désolée journée
    démo discuter parler appeler savoir actuellement société entreprise`,
  es: `el la los las un una unos unas y o pero no sí si de del al a en con por para sin sobre que qué como cómo cuánto cuánta cuándo cuál quién dónde porque es son era
    soy somos está están estoy estamos ser estar ha han he hemos hay tiene tienen tengo tenemos puede pueden puedo podemos quiero queremos me te se nos le les lo
    mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta esto estos estas ese esa eso muy más menos ya también ahora después antes luego hoy mañana
    gracias hola buenas buenos días tardes saludos saludo estimado estimada señor señora por-favor favor adelante claro vale bien interesa interesado interesada
    interesados necesitamos necesito precio precios caro demasiado presupuesto llámame llámeme llamada reunión semana mes año próximo próxima viene enero febrero
    marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes baja correo correos escriban escribir envíen
    envíe mande persona empresa vacaciones oficina vuelvo regreso otro otra momento nada nunca tampoco usted ustedes vosotros podría podrían sería hablar hablamos
    dejen quizás tal vez compañero compañera responsable proveedor trabajamos usamos`,
};

const LETTERS: Record<Language, RegExp> = {
  en: /(?!)/,
  de: /[ßäöü]/i,
  fr: /[çêèœâîôûàë]|\b[djlnmsc]['’]/i,
  es: /[ñ¿¡áíóú]/i,
};
/** A language is told from the first few hundred words as well as from all of them. */
const HEAD = 3_000;
/** What the caller's guess is worth, in small words: more than nothing, less than one clear word. */
const HINT = 0.9;

const sets = LANGUAGES.map((language) => [language, new Set(SMALL_WORDS[language].split(/\s+/).map(fold))] as const);

export interface Detected {
  language: Language;
  /** Every language the text may be in, best first. */
  likely: Language[];
}

/** Tells English, German, French and Spanish apart; the hint decides when the text does not. English when nothing does. */
export function detectLanguage(text: string, hint: Language | null = null): Detected {
  const head = text.slice(0, HEAD);
  const words = head.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [];
  const score: Record<Language, number> = { en: 0.1, de: 0, fr: 0, es: 0 };
  for (const word of words.map(fold)) {
    const speaks = sets.filter(([, set]) => set.has(word));
    for (const [language] of speaks) score[language] += 1 / speaks.length ** 2;
  }
  for (const language of LANGUAGES) if (LETTERS[language].test(head)) score[language] += 1;
  if (hint) score[hint] += HINT;
  const ranked = LANGUAGES.toSorted((a, b) => score[b] - score[a]);
  const [best] = ranked as [Language];
  return {
    language: best,
    likely: ranked.filter((language) => language === best || score[language] >= score[best] * 0.6),
  };
}
