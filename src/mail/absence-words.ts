import { de, en, es, fr, it, nl, pt, sv } from 'chrono-node';

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
  /** Sentences that only a prepared notice strings together. */
  stock: RegExp[];
  weekdays: string[];
  /** Day before month in 03/08; null where both are in use. */
  dayFirst: boolean | null;
}

/** How people are told that somebody is away, by language. The order is the order of trust when two of them match. */
export const ABSENCE_WORDS: AbsenceWords[] = [
  {
    dates: en,
    absence:
      /out[- ]of[- ](?:the )?office|\booo\b|\b(?:am|['’]m|will be|currently|be|are) (?:away|out|on (?:annual |parental |maternity |paternity |sick |medical )?(?:leave|vacation|holidays?|pto)|travell?ing|unavailable)|(?:on|parental|maternity|annual|sick) (?:leave|vacation|holidays?)\b|not in the office|away from (?:my|the) (?:desk|office|email)|\b(?:office|shop|we) (?:is|are|will be) closed\b|\bi work (?:on )?(?:mon|tues|wednes|thurs|fri)days?\b/iu,
    back: /\b(?:back|return(?:ing)?|returns|re-?opens?|resum(?:e|ing)|available again|in the office again|reachable again)\b/iu,
    until: /\b(?:until|till|through|thru|up to|ending|inclusive)\b/iu,
    span: /\bto\b/iu,
    untilIsWorked: true,
    stock: [
      /thank(?:s| you) for (?:your|the) (?:e-?mail|message|mail)|thank you for (?:contacting|writing|reaching out)/iu,
      /(?:limited|no|intermittent|little|without|sporadic) (?:\w+ )?access to (?:my )?(?:e-?mails?|messages|internet)|not (?:be )?(?:checking|reading|monitoring) (?:my )?e-?mails?|will not be forwarded/iu,
      /(?:urgent|immediate|emergency|time[- ]sensitive)[^.]{0,60}(?:contact|call|e-?mail|reach|write|please)|please (?:contact|reach out to|call) .{1,60}(?:in my absence|instead|while i am)/iu,
      /(?:reply|respond|answer|get back to you|attend to)[^.]{0,40}(?:when|upon|on|after|once|as soon as) (?:i (?:am|return|get)|my return|i['’]m)/iu,
    ],
    weekdays: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
    dayFirst: null,
  },
  {
    dates: de,
    absence:
      /abwesen(?:d|heit)|(?:nicht|außer) (?:im|haus|büro|am arbeitsplatz|erreichbar)|außer haus|im urlaub|in (?:elternzeit|mutterschutz)|auf (?:dienst|geschäfts)reise|nicht erreichbar|krankheitsbedingt|betriebs(?:ferien|urlaub)|elternzeit/iu,
    back: /(?:\bab\b|wieder|zurück|rückkehr|erreichbar ab)/iu,
    until: /\bbis\b/iu,
    span: /\bbis\b/iu,
    untilIsWorked: false,
    stock: [
      /vielen dank für (?:ihre|deine|die|ihr) (?:e-?mail|nachricht|mail|mitteilung|schreiben|anfrage)|danke für (?:ihre|deine) (?:e-?mail|nachricht)/iu,
      /(?:keinen|eingeschränkten|begrenzten|nur bedingt) zugriff|nicht weitergeleitet|werden nicht (?:gelesen|bearbeitet)/iu,
      /(?:dringend|eilig|notfäll|unaufschiebbar)[^.]{0,80}(?:wenden|kontaktieren|an|erreichen|melden)|vertretung|vertreten (?:wird|werde)|wenden sie sich (?:bitte )?an/iu,
      /nach meiner rückkehr|sobald ich (?:wieder|zurück)|(?:beantworte|melde mich|bearbeite)[^.]{0,60}(?:rückkehr|zurück|wieder)/iu,
    ],
    weekdays: ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'],
    dayFirst: true,
  },
  {
    dates: fr,
    absence:
      /(?:suis|serai|actuellement|est) (?:actuellement )?(?:absente?|en (?:congés?|vacances|déplacement|arrêt)|hors (?:du|de mon) bureau|indisponible)|absence du bureau|message d['’]absence|en congés? (?:de )?(?:maternité|paternité|parental|annuels?|payés|maladie)|(?:bureaux?|cabinet|entreprise) (?:est|sont|sera|seront) fermé|de mon absence/iu,
    back: /(?:retour|reprendrai|reprise|reviens|reviendrai|rentre(?:rai)?|à nouveau (?:joignable|disponible)|à partir du)/iu,
    until: /(?:jusqu['’](?:au|à|en)?|inclus)/iu,
    span: /\bau\b/iu,
    untilIsWorked: false,
    stock: [
      /merci (?:pour|de) (?:votre|ton|vos) (?:e-?mail|message|mail|courriel|courrier)|j['’]ai bien reçu votre/iu,
      /accès (?:limité|restreint|réduit)|pas accès|ne sera pas (?:transféré|lu|redirigé)|ne consulterai pas/iu,
      /(?:urgen(?:t|ce|te)|immédiat)[^.]{0,80}(?:contact|adress|joindre|appel|tourner)|vous pouvez (?:contacter|joindre|vous adresser)/iu,
      /(?:dès|à) mon retour|(?:répondrai|traiterai|reviendrai vers vous)[^.]{0,60}retour/iu,
    ],
    weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
    dayFirst: true,
  },
  {
    dates: es,
    absence:
      /fuera de (?:la |mi )?oficina|(?:estoy|estaré|me encuentro|me encontraré|actualmente) (?:\w+ )?(?:ausente|de vacaciones|de viaje|de baja|fuera)|de vacaciones|ausencia|no estoy disponible|no estaré disponible|permiso de (?:maternidad|paternidad)/iu,
    back: /(?:regres(?:o|aré|ando)|volver(?:é|e)|vuelvo|vuelta|reincorpor(?:o|aré|ación)|retorno|disponible de nuevo|a partir del?)/iu,
    until: /(?:hasta|inclusive)/iu,
    span: /\bal\b/iu,
    untilIsWorked: false,
    stock: [
      /gracias por (?:su|tu|el|contactar|escribir)(?: (?:correo|mensaje|e-?mail|mail))?/iu,
      /acceso (?:limitado|restringido)|sin acceso|no (?:tendré|tengo) acceso|no (?:será|serán) (?:reenviad|leíd)/iu,
      /(?:urgen(?:te|cia)|inmediat)[^.]{0,80}(?:contact|dirí[jg]|escrib|llam|comun)|puede (?:contactar|dirigirse|comunicarse)/iu,
      /a mi (?:regreso|vuelta|retorno)|(?:responder|contestar|atender)[^.]{0,50}(?:regres|vuel|retorn|reincorpor)/iu,
    ],
    weekdays: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
    dayFirst: true,
  },
  {
    dates: nl,
    absence:
      /afwezig|niet (?:op|aanwezig op) kantoor|(?:ben|met) (?:ik )?(?:op |met )?(?:vakantie|verlof)|buiten kantoor/iu,
    back: /(?:terug|weer (?:aanwezig|bereikbaar|op kantoor)|\bvanaf\b)/iu,
    until: /(?:\btot\b|t\/m)/iu,
    span: /\btot\b/iu,
    untilIsWorked: false,
    stock: [
      /(?:bedankt|dank) voor (?:uw|je|het) (?:e-?mail|bericht|mail)/iu,
      /beperkt(?:e)? toegang|niet doorgestuurd|geen toegang/iu,
      /(?:dringend|spoed|urgent)[^.]{0,80}(?:contact|bel|mail|neem)/iu,
      /bij (?:mijn )?terugkomst|zodra ik terug/iu,
    ],
    weekdays: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
    dayFirst: true,
  },
  {
    dates: it,
    absence:
      /fuori (?:ufficio|sede)|(?:sono|sarò) (?:assente|in ferie|in vacanza|fuori)|assenza dall['’]ufficio|in ferie|in maternità/iu,
    back: /(?:rientr(?:o|erò)|ritorn(?:o|erò)|torner(?:ò|o)|di nuovo (?:disponibile|in ufficio)|a partire dal?)/iu,
    until: /fino al?/iu,
    span: /\bal\b/iu,
    untilIsWorked: false,
    stock: [
      /grazie per (?:la (?:sua|tua)|il (?:suo|tuo)|averci|avermi)/iu,
      /accesso limitato|senza accesso|non (?:sarà|verrà) inoltrat/iu,
      /(?:urgen(?:te|ze|za|ti))[^.]{0,80}(?:contatt|rivolg|scriv|chiam)/iu,
      /al mio (?:rientro|ritorno)/iu,
    ],
    weekdays: ['domenica', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato'],
    dayFirst: true,
  },
  {
    dates: pt,
    absence:
      /fora do? (?:escritório|gabinete)|(?:estou|estarei|encontro-me|encontrar-me-ei|me encontro|atualmente) (?:\w+ )?(?:ausente|de férias|em férias|de licença|em viagem|fora)|de férias|ausência|licença (?:de )?(?:maternidade|paternidade|parental)|não estou disponível/iu,
    back: /(?:regress(?:o|arei|ando)|volt(?:o|arei)|retorn(?:o|arei)|de volta|novamente disponível|a partir d[eo])/iu,
    until: /(?:até(?: ao?| o dia)?|inclusive)/iu,
    span: /\ba(?:o| )\b/iu,
    untilIsWorked: false,
    stock: [
      /obrigad[oa] pel[oa] (?:seu|sua|teu|tua) (?:e-?mail|mensagem|contacto|contato)|agradeço (?:o seu|a sua)/iu,
      /acesso (?:limitado|restrito)|sem acesso|não ter(?:ei|á) acesso|não ser(?:á|ão) (?:reencaminhad|encaminhad|lid)/iu,
      /(?:urgen(?:te|tes|cia|ência)|imediat)[^.]{0,80}(?:contact|contat|escrev|lig|fal|dirij)|(?:pode|por favor) (?:contact|contat)/iu,
      /(?:no|após o) meu (?:regresso|retorno)|responderei[^.]{0,50}(?:regress|volt|retorn)|assim que (?:regressar|voltar)/iu,
    ],
    weekdays: ['domingo', 'segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira', 'sábado'],
    dayFirst: true,
  },
  {
    dates: sv,
    absence:
      /(?:inte|ej) (?:på|i) (?:kontoret|tjänst)|(?:är|på|har) (?:jag )?(?:på )?(?:semester|tjänstledig|föräldraledig|ledig)\b|föräldraledig|semester|frånvarande|ur kontoret|på (?:tjänste)?resa|sjukskriven/iu,
    back: /(?:tillbaka|åter|i tjänst igen|på plats igen|från och med)/iu,
    until: /(?:till(?: och med)?|t\.?o\.?m\.?|fram till)/iu,
    span: /(?:\btill\b|–)/iu,
    untilIsWorked: false,
    stock: [
      /tack för (?:ditt|er[t]?|din) (?:mejl|mail|e-?post|meddelande)/iu,
      /begränsad (?:tillgång|åtkomst)|(?:läser|kollar) inte (?:min )?(?:mejl|mail|e-?post)|vidarebefordras inte/iu,
      /(?:brådskande|akut|angeläget|viktigt)[^.]{0,80}(?:kontakta|ring|vänd|mejla)|kontakta (?:gärna )?min kollega/iu,
      /när jag är (?:tillbaka|åter)|svarar (?:så snart|när)/iu,
    ],
    weekdays: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'],
    dayFirst: true,
  },
];

/** Subjects that mail programs put on automatic answers, at the very beginning: "Re: Out of office" is a person's. */
export const AUTOMATIC_SUBJECT =
  /^(?:\[?auto(?:matic|mated)?[- ]?(?:reply|response|responder|answer)\]?\b|auto:|out[- ]of[- ](?:the )?office|ooo\b|oof\b|on (?:vacation|holiday|annual leave)\b|automatische (?:antwort|e-?mail)|auto-?antwort|abwesen(?:heit|d)|außer haus|urlaubs?|réponse automatique|réponse auto\b|absence\b|absent[ e]?\b|message d['’]absence|respuesta autom[aá]tica|fuera de (?:la )?oficina|ausencia\b|risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|afwezig|autosvar|automatisk[t]? svar|automaattinen vastaus|autoodpowiedź|odpowiedź automatyczna|resposta automática|fora do escritório|ausente\b|betriebs(?:ferien|urlaub)\b|автоответ|自动回复|自動応答|自動返信)/iu;

/** The person is gone for good: the address is read by somebody else, or by nobody. */
export const LEFT_COMPANY =
  /no longer (?:with|at|works?|working|employed|part of)|e-?mail address (?:has changed|is changing)|(?:this|my old|the) (?:mailbox|e-?mail address|address|account) is no longer (?:read|monitored|in use|active|checked|used)|(?:adresse|e-?mail-?adresse) (?:hat sich geändert|wird nicht mehr (?:abgerufen|gelesen|verwendet|genutzt))|ausgeschieden|adresse (?:e-?mail|mail|électronique)? ?(?:a changé|n['’]est plus (?:utilisée|valide|consultée))|dirección de correo (?:electrónico )?ha cambiado|indirizzo (?:e-?mail )?(?:è cambiato|non è più)|endereço de e-?mail (?:mudou|foi alterado)|e-?mailadres is gewijzigd|e-?postadress har (?:ändrats|bytts)|non (?:fa|è) più (?:parte|in azienda)|já não (?:trabalha|faz parte)|não trabalha mais|deixou a (?:empresa|companhia)|niet meer (?:werkzaam|in dienst)|werkt niet (?:meer|langer)|uit dienst|(?:har )?slutat (?:på|hos|sin)|arbetar inte längre|inte längre (?:kvar|anställd)|(?:has|have) left (?:the company|our company|the organi[sz]ation|\w+ (?:gmbh|inc|ltd|llc))|nicht mehr (?:\S+ ){0,4}(?:tätig|beschäftigt|im unternehmen|angestellt|bei uns)|(?:unternehmen|firma) verlassen|ne (?:fait|fais) plus partie|ne travaille(?:nt)? plus|(?:a|ai) quitté (?:l['’]entreprise|la société|ses fonctions|mes fonctions)|ya no (?:trabaj|forma|labor)|dej[óé] (?:la empresa|de trabajar)|ha dejado (?:la empresa|de trabajar)|niet (?:meer|langer) werkzaam|non lavora più/iu;
