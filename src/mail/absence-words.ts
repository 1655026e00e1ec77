import { de, en, es, fr, it, ja, nl, pt, sv } from 'chrono-node';
import type { MonthEnd } from './named-months.js';

export interface AbsenceWords {
  dates: Pick<typeof en, 'parse'>;
  /** "I am away." */
  absence: RegExp;
  /** What follows names the first day back. */
  back: RegExp;
  /** What follows names the end of the absence. */
  until: RegExp;
  /** Between two dates it says the same, but it says many other things as well. */
  span: RegExp;
  /** "until Monday" means that Monday is worked; elsewhere the day is still away, and so it is after "through". */
  untilIsWorked: boolean;
  /** What a prepared notice says and hardly anybody writes to somebody: nobody reads this; for urgent matters turn to others. */
  stock: RegExp[];
  /** What notices and people say: thanks for the message; I will answer when I am back. */
  polite: RegExp[];
  weekdays: string[];
  /** As they stand behind a day, where `dates` does not know them. */
  months?: string[];
  monthEnd: MonthEnd;
  /** Day before month in 03/08; null where both are in use. */
  dayFirst: boolean | null;
}

/** How people are told that somebody is away, by language. The order is the order of trust when two of them match. */
export const ABSENCE_WORDS: AbsenceWords[] = [
  {
    dates: en,
    absence:
      /out[- ]of[- ](?:the )?office|\booo\b|\b(?:am|['’]m|will be|currently|be|are) (?:away|out|on (?:annual |parental |maternity |paternity |sick |medical )?(?:leave|vacation|holidays?|pto)|travell?ing|unavailable)|(?:on|parental|maternity|annual|sick) (?:leave|vacation|holidays?)\b|not in the office|away from (?:my|the) (?:desk|office|email)|\b(?:office|shop|we) (?:is|are|will be) closed\b|\bi work (?:on )?(?:mon|tues|wednes|thurs|fri)days?\b|\b(?:i(?:['’]m| am|['’]ll be)|(?:i )?will be|when i(?:['’]m| am| get)) back\b(?! to)|(?:on|after) my return|jury duty/iu,
    back: /\b(?:back|return(?:ing)?|returns|re-?opens?|resum(?:e|ing)|available (?:again|from)|online again|in the office again|reachable again|first (?:working |business )?day)\b/iu,
    until: /\b(?:until|till|through|thru|up to|ending|inclusive)\b/iu,
    span: /\bto\b/iu,
    untilIsWorked: true,
    stock: [
      /(?:limited|no|intermittent|little|without|sporadic) (?:\w+ )?access to (?:my )?(?:e-?mails?|messages|internet)|not (?:be )?(?:checking|reading|monitoring) (?:my )?e-?mails?|will not be forwarded/iu,
      /(?:urgent|immediate|emergency|time[- ]sensitive)[^.]{0,60}(?:contact|call|e-?mail|reach|write|please)|please (?:contact|reach out to|call) .{1,60}(?:in my absence|instead|while i am)/iu,
    ],
    polite: [
      /thank(?:s| you) for (?:your|the) (?:e-?mail|message|mail)|thank you for (?:contacting|writing|reaching out)/iu,
      /(?:reply|respond|answer|get back to you|attend to)[^.]{0,40}(?:when|upon|on|after|once|as soon as) (?:i (?:am|return|get)|my return|i['’]m)/iu,
    ],
    monthEnd: { locale: 'en', phrase: '(?:the )?end of MONTH' },
    weekdays: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
    dayFirst: null,
  },
  {
    dates: de,
    absence:
      /abwesen(?:d|heit)|(?:nicht|außer) (?:im|haus|büro|am arbeitsplatz|erreichbar)|außer haus|im urlaub|in (?:elternzeit|mutterschutz)|auf (?:dienst|geschäfts)reise|nicht erreichbar|krankheitsbedingt|betriebs(?:ferien|urlaub)|elternzeit|in (?:der )?(?:reha|kur)\b|(?:büro|betrieb|geschäft|praxis)[^.\n]{0,30} geschlossen|nicht zu erreichen|(?:bin|sind) (?:derzeit |aktuell |zur ?zeit |momentan )?(?:unterwegs|verreist|krank)|urlaub(?:sbedingt)?,|urlaub:? (?:vom |ab |bis |\d)/iu,
    back: /(?:\bab\b|wieder|zurück|\bretour\b|rückkehr|erreichbar ab|erster (?:arbeits)?tag)/iu,
    until: /\bbis\b/iu,
    span: /\bbis\b/iu,
    untilIsWorked: false,
    stock: [
      /(?:keinen|eingeschränkten|begrenzten|nur bedingt) zugriff|nicht weitergeleitet|werden nicht (?:gelesen|bearbeitet)/iu,
      /(?:dringend|eilig|notfäll|unaufschiebbar)[^.]{0,80}(?:wenden|kontaktieren|an|erreichen|melden)|vertretung|vertreten (?:wird|werde)|wenden sie sich (?:bitte )?an/iu,
    ],
    polite: [
      /vielen dank für (?:ihre|deine|die|ihr) (?:e-?mail|nachricht|mail|mitteilung|schreiben|anfrage)|danke für (?:ihre|deine) (?:e-?mail|nachricht)/iu,
      /nach meiner rückkehr|sobald ich (?:wieder|zurück)|(?:beantworte|melde mich|bearbeite)[^.]{0,60}(?:rückkehr|zurück|wieder)/iu,
    ],
    monthEnd: { locale: 'de', phrase: 'ende MONTH' },
    weekdays: ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'],
    dayFirst: true,
  },
  {
    dates: fr,
    absence:
      /(?:suis|serai|actuellement|est) (?:actuellement )?(?:absente?|en (?:congés?|vacances|déplacement|arrêt)|hors (?:du|de mon) bureau|indisponible)|absence du bureau|message d['’]absence|en congés? (?:de )?(?:maternité|paternité|parental|annuels?|payés|maladie)|(?:bureaux?|cabinet|entreprise) (?:est|sont|sera|seront) fermé|de mon absence|arrêt (?:de )?(?:maladie|travail)|(?:dès|à) mon retour/iu,
    back: /(?:retour|reprend(?:s|rai)|reprise|reviens|reviendrai|rentre(?:rai)?|(?:à|de) nouveau|à (?:partir|compter) d[ue]|(?:joignable|disponible) dès|premier jour)/iu,
    until: /(?:jusqu['’](?:au|à|en)?|inclus)/iu,
    span: /\bau\b/iu,
    untilIsWorked: false,
    stock: [
      /accès (?:limité|restreint|réduit)|pas accès|ne sera pas (?:transféré|lu|redirigé)|ne consulterai pas/iu,
      /(?:urgen(?:t|ce|te)|immédiat)[^.]{0,80}(?:contact|adress|joindre|appel|tourner)|vous pouvez (?:contacter|joindre|vous adresser)/iu,
    ],
    polite: [
      /merci (?:pour|de) (?:votre|ton|vos) (?:e-?mail|message|mail|courriel|courrier)|j['’]ai bien reçu votre/iu,
      /(?:dès|à) mon retour|(?:répondrai|traiterai|reviendrai vers vous)[^.]{0,60}retour/iu,
    ],
    monthEnd: { locale: 'fr', phrase: "(?:la )?fin (?:du mois )?(?:de |d['’])?MONTH" },
    weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
    dayFirst: true,
  },
  {
    dates: es,
    absence:
      /fuera de (?:la |mi )?oficina|(?:estoy|estaré|me encuentro|me encontraré|actualmente) (?:\w+ )?(?:ausente|de vacaciones|de viaje|de baja|fuera)|de vacaciones|ausencia|no estoy disponible|no estaré disponible|(?:oficina|empresa|tienda)[^.\n]{0,30} cerrad|(?:permiso|baja) (?:de|por|médica)|a mi (?:regreso|vuelta|retorno)/iu,
    back: /(?:regres(?:o|a|aré|ando)|volver(?:é|e)|vuelv[oe]|vuelta|(?:re)?incorpor(?:o|aré|ación)|retorn(?:o|aré)|de nuevo|nuevamente|otra vez|reanud|primer día|a partir del?)/iu,
    until: /(?:hasta|inclusive)/iu,
    span: /\bal\b/iu,
    untilIsWorked: false,
    stock: [
      /acceso (?:limitado|restringido)|sin acceso|no (?:tendré|tengo) acceso|no (?:será|serán) (?:reenviad|leíd)/iu,
      /(?:urgen(?:te|cia)|inmediat)[^.]{0,80}(?:contact|dirí[jg]|escrib|llam|comun)|puede (?:contactar|dirigirse|comunicarse)/iu,
    ],
    polite: [
      /gracias por (?:su|tu|el|contactar|escribir)(?: (?:correo|mensaje|e-?mail|mail))?/iu,
      /a mi (?:regreso|vuelta|retorno)|(?:responder|contestar|atender)[^.]{0,50}(?:regres|vuel|retorn|reincorpor)/iu,
    ],
    monthEnd: { locale: 'es', phrase: '(?:el )?fin(?:al(?:es)?)? (?:del? (?:mes de )?)?MONTH' },
    weekdays: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
    dayFirst: true,
  },
  {
    dates: nl,
    absence:
      /afwezig|niet (?:op|aanwezig op) kantoor|(?:ben|met) (?:ik )?(?:op |met )?(?:vakantie|verlof)|buiten kantoor|(?:zwangerschaps|ouderschaps|ziekte)verlof|niet (?:aanwezig|bereikbaar)|kantoor[^.\n]{0,30} gesloten|\bziek\b/iu,
    back: /(?:terug|\bweer\b|\bvanaf\b|hervat|eerste (?:werk)?dag)/iu,
    until: /(?:\btot\b|t\/m)/iu,
    span: /\btot\b/iu,
    untilIsWorked: false,
    stock: [
      /beperkt(?:e)? toegang|niet doorgestuurd|geen toegang|lees (?:mijn|geen) (?:e-?)?mail/iu,
      /(?:dringend|spoed|urgent)[^.]{0,80}(?:contact|bel|mail|neem)/iu,
    ],
    polite: [
      /(?:bedankt|dank)(?: u| je)? voor (?:uw|je|het) (?:e-?mail|bericht|mail)/iu,
      /bij (?:mijn )?terugkomst|zodra ik terug/iu,
    ],
    monthEnd: { locale: 'nl', phrase: '(?:het )?einde? (?:van )?MONTH' },
    weekdays: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
    dayFirst: true,
  },
  {
    dates: it,
    absence:
      /fuori (?:ufficio|sede)|(?:sono|sarò) (?:assente|in ferie|in vacanza|fuori)|assenza dall['’]ufficio|in ferie|(?:in|congedo di|congedo per) (?:maternità|paternità)|in malattia|in trasferta|(?:uffici[oi]?|aziend[ae])[^.\n]{0,30} chius|al mio (?:rientro|ritorno)/iu,
    back: /(?:rientr(?:o|erò|iamo)|ritorn(?:o|erò)|torn(?:o|erò|iamo)|di nuovo|nuovamente|riprend(?:o|erò|iamo|eremo)|primo giorno|a partire dal?)/iu,
    until: /fino al?/iu,
    span: /\bal\b/iu,
    untilIsWorked: false,
    stock: [
      /accesso limitato|senza accesso|non (?:ho|avrò) (?:\p{L}+ )?accesso|non (?:legg|consult)|non (?:sarà|verrà) (?:inoltrat|lett)/iu,
      /(?:urgen(?:te|ze|za|ti))[^.]{0,80}(?:contatt|rivolg|scriv|chiam)/iu,
    ],
    polite: [
      /grazie per (?:la (?:sua|tua|mail|e-?mail)|il (?:suo|tuo|messaggio)|averci|avermi)/iu,
      /al mio (?:rientro|ritorno)/iu,
    ],
    monthEnd: { locale: 'it', phrase: '(?:la )?fine (?:di )?MONTH' },
    weekdays: ['domenica', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato'],
    dayFirst: true,
  },
  {
    dates: pt,
    absence:
      /fora do? (?:escritório|gabinete)|(?:estou|estarei|encontro-me|encontrar-me-ei|me encontro|atualmente) (?:\w+ )?(?:ausente|de férias|em férias|de licença|em viagem|fora)|de férias|ausência|(?:escritório|empresa)[^.\n]{0,30} (?:fechad|encerrad)|(?:de|em) licença|licença (?:de |por )?(?:maternidade|paternidade|parental|médica)|não estou disponível|(?:previsão de|meu) (?:retorno|regresso)/iu,
    back: /(?:regress(?:o|arei|ando)|volt(?:o|arei)|retorn(?:o|arei|ando)|retom(?:o|arei|ando)|primeiro dia|de volta|novamente|a partir d[eo])/iu,
    until: /(?:até(?: ao?| o dia)?|inclusive)/iu,
    span: /\ba(?:o| )\b/iu,
    untilIsWorked: false,
    stock: [
      /acesso (?:limitado|restrito)|sem acesso|não ter(?:ei|á) acesso|não ser(?:á|ão) (?:reencaminhad|encaminhad|lid)/iu,
      /(?:urgen(?:te|tes|cia|ência)|imediat)[^.]{0,80}(?:contact|contat|escrev|lig|fal|dirij)|(?:pode|por favor) (?:contact|contat)/iu,
    ],
    polite: [
      /obrigad[oa] pel[oa] (?:seu|sua|teu|tua) (?:e-?mail|mensagem|contacto|contato)|agradeço (?:o seu|a sua)/iu,
      /(?:no|após o) meu (?:regresso|retorno)|responderei[^.]{0,50}(?:regress|volt|retorn)|assim que (?:regressar|voltar)/iu,
    ],
    monthEnd: { locale: 'pt', phrase: '(?:o )?fi(?:m|nal|nais) (?:do mês )?de MONTH' },
    weekdays: ['domingo', 'segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira', 'sábado'],
    dayFirst: true,
  },
  {
    dates: sv,
    absence:
      /(?:inte|ej) (?:på|i) (?:kontoret|tjänst)|(?:är|på|har) (?:jag )?(?:på )?(?:semester|tjänstledig|föräldraledig|ledig)\b|föräldraledig|semester|frånvarande|ur kontoret|på (?:tjänste)?resa|sjukskriven|sjukt barn|kontoret[^.\n]{0,30} stängt|\bvabb?ar\b|när jag är (?:tillbaka|åter)/iu,
    back: /(?:tillbaka|åter|i tjänst igen|på (?:plats|jobbet) igen|första (?:arbets)?dag|från och med)/iu,
    until: /(?:till(?: och med)?|t\.?o\.?m\.?|fram till)/iu,
    span: /(?:\btill\b|–)/iu,
    untilIsWorked: false,
    stock: [
      /begränsad (?:tillgång|åtkomst)|(?:läser|kollar) inte (?:min )?(?:mejl|mail|e-?post)|vidarebefordras inte/iu,
      /(?:brådskande|akut|angeläget|viktigt)[^.]{0,80}(?:kontakta|ring|vänd|mejla)|kontakta (?:gärna )?min kollega/iu,
    ],
    polite: [
      /tack för (?:ditt|er[t]?|din) (?:mejl|mail|e-?post|meddelande)/iu,
      /när jag är (?:tillbaka|åter)|svarar (?:så snart|när)/iu,
    ],
    monthEnd: { locale: 'sv', phrase: 'slutet (?:av |på )?MONTH' },
    weekdays: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'],
    dayFirst: true,
  },
  {
    dates: { parse: () => [] },
    absence:
      /(?:jestem|będę|przebywam) (?:\p{L}+ )?(?:na urlopie|nieobecn|poza biurem|na zwolnieniu|w podróży)|na urlopie|nieobecnoś|poza biurem|zwolnieni[eu] lekarski/iu,
    back: /(?:wracam|wrócę|powrót|powrocie|z powrotem|ponownie|będę dostępn|pierwszy dzień|od dnia)/iu,
    until: /(?:(?<!\p{L})do(?!\p{L})|włącznie)/iu,
    span: /(?<!\p{L})do(?!\p{L})/iu,
    untilIsWorked: false,
    stock: [
      /ograniczony dostęp|brak dostępu|nie (?:mam|będę mieć) dostępu|nie (?:zostanie|będzie) (?:przekazan|przeczytan)/iu,
      /(?:piln|nagł)[^.]{0,80}(?:kontakt|proszę|dzwoni)/iu,
    ],
    polite: [/dziękuję za (?:wiadomość|e-?mail|kontakt|przesłan)/iu, /po (?:moim )?powrocie/iu],
    monthEnd: { locale: 'pl', phrase: 'końca MONTH' },
    weekdays: ['niedziela', 'poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota'],
    months: [
      ...['stycznia', 'lutego', 'marca', 'kwietnia', 'maja', 'czerwca'],
      ...['lipca', 'sierpnia', 'września', 'października', 'listopada', 'grudnia'],
    ],
    dayFirst: true,
  },
  {
    dates: ja,
    absence: /不在|休暇|休業|出張|お休み|育児休業|産休/u,
    back: /より|出社|復帰|再開|戻り/u,
    until: /まで/u,
    span: /から/u,
    untilIsWorked: false,
    stock: [/確認(?:が)?できない|返信(?:が)?(?:遅れ|できない)/u, /お急ぎの(?:場合|方|用件)|緊急の(?:場合|ご用件)/u],
    polite: [/(?:ご連絡|メール)[^。]{0,12}ありがとうございます/u],
    monthEnd: { locale: 'ja', phrase: 'MONTH末' },
    weekdays: ['日曜日', '月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日'],
    dayFirst: false,
  },
];

/** Subjects that mail programs put on automatic answers, at the very beginning: "Re: Out of office" is a person's. */
export const AUTOMATIC_SUBJECT =
  /^(?:\[?auto(?:matic|mated)?[- ]?(?:reply|response|responder|answer)\]?\b|auto:|out[- ]of[- ](?:the )?office|ooo\b|oof\b|on (?:vacation|holiday|annual leave)\b|automatische (?:antwort|e-?mail)|auto-?antwort|abwesen(?:heit|d)|außer haus|urlaubs?|réponse automatique|réponse auto\b|absence\b|absente?\b|en (?:congés?|vacances)\b|message d['’]absence|bin nicht da\b|nicht im büro|im urlaub|respuesta autom[aá]tica|fuera de (?:la )?oficina|ausencia\b|de vacaciones\b|risposta automatica|fuori (?:sede|ufficio)|assen(?:te|za)\b|in ferie\b|automatisch antwoord|afwezig|met vakantie\b|autosvar|automatisk[t]? svar|automaattinen vastaus|frånvar|på semester\b|autoodpowiedź|automatyczna odpowiedź|odpowiedź automatyczna|nieobecn|na urlopie\b|resposta automática|fora do escritório|ausente\b|ausência\b|de férias\b|betriebs(?:ferien|urlaub)\b|автоответ|自动回复|自動応答|自動返信|不在)/iu;

/** The person is gone for good: the address is read by somebody else, or by nobody. */
export const LEFT_COMPANY =
  /(?:not|isn['’]t|aren['’]t|doesn['’]t|don['’]t) (?:\w+ )?(?:employed|work(?:s|ing)?|with|here)\b[^.\n]{0,40}any ?more|no longer (?:with|at|works?|working|employed|part of)|(?:moved|moving) on (?:to|from)|new (?:role|position|job) (?:outside|elsewhere|at another)|(?<!not |until i )retired|(?:have|has|had) left (?:the|our|my) (?:company|firm|business|organi[sz]ation|team|role|position)|im ruhestand|in (?:den ruhestand|rente)|parti(?:e)? à la retraite|me (?:he )?jubil|in pensione|met pensioen|aposentad|reformei|gått i pension|e-?mail address (?:has changed|is changing)|(?:this|my old|the) (?:mailbox|e-?mail address|address|account) is no longer (?:read|monitored|in use|active|checked|used)|(?:adresse|e-?mail-?adresse) (?:hat sich geändert|wird nicht mehr (?:abgerufen|gelesen|verwendet|genutzt))|ausgeschieden|adresse (?:e-?mail|mail|électronique)? ?(?:a changé|n['’]est plus (?:utilisée|valide|consultée))|dirección de correo (?:electrónico )?ha cambiado|indirizzo (?:e-?mail )?(?:è cambiato|non è più)|endereço de e-?mail (?:mudou|foi alterado)|e-?mailadres is gewijzigd|e-?postadress har (?:ändrats|bytts)|non (?:fa|è) più (?:parte|in azienda)|já não (?:trabalha|faz parte|colabora)|não (?:trabalha|faz|integra|pertence|atua) mais|deixou (?:a (?:empresa|companhia)|de trabalhar)|niet meer (?:werkzaam|in dienst)|werkt niet (?:meer|langer)|uit dienst|(?:har )?slutat (?:på|hos|sin)|arbetar inte längre|inte längre (?:kvar|anställd)|(?:has|have) left (?:the company|our company|the organi[sz]ation|\w+ (?:gmbh|inc|ltd|llc))|nicht mehr (?:\S+ ){0,4}(?:tätig|beschäftigt|im unternehmen|angestellt|bei uns)|(?:unternehmen|firma) (?:\S+ ){0,4}verlassen|last (?:working )?day (?:(?:at|with) .{1,40} )?was|ne (?:fait|fais) plus partie|ne travaille(?:nt)? plus|n['’]appartien(?:s|t) plus|n['’]est plus (?:employée?|salariée?|en poste)|(?:a|ai) quitté (?:l['’]|la |le |ses |mes |notre |définitivement )|ya no (?:trabaj|forma|labor|pertenec|colabor)|dej[óé] (?:la empresa|de trabajar)|ha dejado (?:la empresa|de trabajar)|niet (?:meer|langer) werkzaam|non (?:lavora|collabora|opera) più|nie pracuj[eę]|już nie pracuj|退職|退社/iu;
