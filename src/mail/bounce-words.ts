import type { BounceKind } from './bounce.js';

/** Alternatives, a line for each language or two. */
const anyOf = (...lines: string[]): string => `(?:${lines.join('|')})`;

/** A full stop within an address ends no sentence. */
const BETWEEN = '(?:[^.\\n。]|\\.(?=\\S)){0,80}';

/** Two things said of each other, in either order, in one sentence. */
const together = (one: string, other: string): string => `${one}${BETWEEN}${other}|${other}${BETWEEN}${one}`;

const said = (...phrases: string[]): RegExp => new RegExp(phrases.join('|'), 'iu');

/** Whom a mail is for, and where it would lie. */
const WHO = anyOf(
  'user|recipient|address|mailbox|account',
  'benutzer|empfänger|konto|postfach',
  'destinataire|adresse|compte|bo[iî]te|utilisateur',
  'destinatari|usu[aá]rio|cuenta|buz[oó]n|direcci[oó]n|bandeja',
  'casella|utente|indirizzo',
  'utilizador|endereço|caixa|(?<!\\p{L})conta',
  'gebruiker|ontvanger|mailadres|postvak',
  'użytkownik|odbiorc|adresat|skrzynk',
  'mottagar|användare|brevlåda|modtager|bruker|postkasse|vastaanottaja',
  'příjemce|schránk|címzett|destinatar|alıcı|kullanıcı|posta kutusu',
  'получател|пользовател|адрес|ящик',
  'ユーザ|受信者|宛先|あて先|アドレス|メールボックス|收件人|邮箱|郵箱|用户|받는 사람|수신자|사서함',
);

/** What was there once, or was never right. */
const CLOSED = anyOf(
  'deaktiviert|gelöscht|geschlossen|ungültig|nicht mehr (?:gültig|aktiv|erreichbar|verfügbar|vergeben)',
  "invalide|désactivé|cl[ôo]tur|supprimé|fermée?|n[’']est plus",
  'dad[oa] de baja|desactivad|eliminad|ya no (?:está|es)|inv[aá]lid',
  'disattivat|disabilitat|chius[oa]|eliminat|non (?:è )?più (?:attiv|valid)',
  'desativad|inativ|cancelad|encerrad|excluíd|já não',
  'opgeheven|verwijderd|ongeldig|niet (?:meer|langer) (?:actief|in gebruik)',
  'usunięt|zamknięt|nieaktywn|nieprawidłow',
  'avslutad|borttag|ogiltig|inaktiv|slettet|ugyldig|zrušen|törölt|șters|geçersiz|kapatıl',
  'удал[её]н|недействит|無効|停止|无效|停用|注销|삭제',
);

/** Nobody of this name. */
const NOBODY = anyOf(
  'nicht (?:gefunden|bekannt|vorhanden|vergeben|eingerichtet)|existiert nicht|unbekannt',
  "n[’']existe (?:pas|plus)|introuvable|inconnue?|n[’']est pas (?:attribu|valide|référenc)|pas (?:été )?trouvé",
  'no exist(?:e|ía)|no se (?:ha )?enc(?:o|ue)ntr|inexistente|desconocid|ning[uú]n buz[oó]n',
  'non (?:è stat[oa] )?trovat|non esist|sconosciut',
  'não (?:foi )?encontrad|não existe|desconhecid',
  'niet (?:gevonden|bekend)|bestaat niet|onbekend',
  'nie (?:istnieje|znalezion|odnalezion|można (?:było )?(?:znaleźć|odnaleźć))|nieznan',
  'hittades inte|hittade inte|finns inte|okänd|findes ikke|finnes ikke|ukendt|ukjent|ikke fundet|ikke funnet|ei (?:ole olemassa|löy[dt])|tuntematon',
  'neexistuj|neznám|nenalezen|nem (?:létezik|található)|ismeretlen|nu (?:există|a fost găsit)|bulunamad|mevcut değil',
  'не (?:существует|найден)|неизвестн|не існує',
  '見つかり?ま?せん|見つから|存在し(?:ま|な)|不明|不存在|找不到|未找到|존재하지 않|찾을 수 없',
);

/** Room for mails, and that there is none. */
const ROOM = anyOf(
  'speicher|kontingent|espace|stockage|espacio|almacenamiento|capacidad|spazio|capienza|espaço|armazenamento',
  'opslag|ruimte|pojemno|miejsc|utrymme|lagring|kapacit|tárhely|depolama',
);
const USED_UP = anyOf(
  '(?<!\\p{L})(?:voll?|full)(?!\\p{L})|überfüllt|erschöpft|überschritten|aufgebraucht',
  'pleine?|saturé|dépassé|insuffisant|llen[oa]|superad|exce?did|excede|sin espacio',
  'pien[oa]|superat|esaurit|chei[oa]|lotad|pełn|przepełni|przekrocz',
  'fuld(?!\\p{L})|täynnä|plná|megtelt|plin[aă]|dolu|doldu|переполн|превышен',
);
const QUOTA = anyOf(
  '(?<!\\p{L})(?:quot[ae]|cuota|cota|quotum|kvot[ae]?n?|kvót|kota)(?!\\p{L})|квот',
  '容量|満杯|いっぱい|已满|已滿|空间不足|용량',
);

/**
 * What the words of a mail server mean, most telling first. Servers write what they like behind the same code, so
 * plain speech ("no such user") is heard before vague speech ("mailbox unavailable").
 */
const READINGS: [Exclude<BounceKind, 'delayed'>, RegExp][] = [
  [
    'hard',
    said(
      '(?:user|recipient|address|mailbox|account|alias|person)(?:e?s)?(?:\\s+(?:is|was|are|were|address|name|account))*[\\s:]+(?:unknown|not found|inactive|disabled|deactivated|closed|invalid|undeliverable|rejected: (?:user|undeliverable))',
      '(?:unknown|invalid|bad|no such|illegal|inactive)(?:\\s+or illegal)?\\s+(?:local |e-?mail )?(?:user|recipient|address|mailbox|account|alias|destination|person)',
      "(?:does not|doesn[’']t|did not) exist|non-?existent|not listed in|address is possibly incorrect|mailbox unavailable or access denied|delivery error: dd",
      "no mailbox (?:here )?by that name|(?:couldn[’']t|could not|cannot|can't|wasn[’']t|was not) (?:be )?f(?:ind|ound)|(?:host|domain)(?: or domain)?(?: name)? (?:was )?not found|unrouteable|unroutable|nxdomain|no such domain\\b|does not accept mail",
      'no longer (?:valid|active|available|exists|in use|with|employed|works)|not our customer|has been (?:disabled|deactivated|removed|deleted|closed)|(?:due to|long) inactivity|previously bounced|on the suppression list',
      NOBODY,
      together(WHO, CLOSED),
    ),
  ],
  [
    'soft',
    said(
      '(?:mailbox|inbox|account)[^.\\n]{0,30}\\bfull\\b|exceed(?:ed|s)? (?:its |the |their |storage )*(?:quota|storage)|insufficient (?:system )?(?:storage|space)|out of (?:disk |storage )?space|(?:over|larger than|exceeds) (?:its|the) (?:size limit|space left)|too quickly|receive limit',
      QUOTA,
      together(anyOf(WHO, ROOM), USED_UP),
    ),
  ],
  [
    'policy',
    /\bspam|junk|\bfilter(?:ed|ing)\b|block(?:ed|ing| ?list)|blacklist|black listed|\bbanned|reputation|\bpolicy|policies|\bdmarc|\bspf\b|\bdkim|authenticat|not authori[sz]ed|unauthori[sz]ed|access denied|relay(?:ing)? (?:access )?(?:denied|not permitted)|content (?:was )?(?:rejected|denied)|virus|malware|restricted|permission|too (?:large|big)|size limit|exceeds (?:the )?(?:maximum )?(?:message )?size|sender (?:address )?(?:rejected|denied)|rejected by|max(?:imum)? e-?mails per|bloqu(?:é|ead)|blockiert|bloccat|geblokkeerd|zablokowan|blockerad|заблокирован|拒否/iu,
  ],
  [
    'soft',
    /too many|rate.?limit|throttl|try(?:ing)? again|temporar|gr[ae]ylist|timed? ?out|connection (?:refused|lost|dropped|reset)|not respond|unable to connect|overload|retry time(?:out)? (?:exceeded|not reached)|loop/i,
  ],
  [
    'hard',
    /mailbox unavailable|mailbox not available|user unavailable|delivery (?:has )?failed permanently|address rejected|recipient rejected/i,
  ],
];

/** "5.1.0 - Unknown address error 554-'…'": so one kind of server calls every refusal, before the words of the other one. */
const NAME_OF_CODE = /unknown address error(?=\s[45]\d\d)/giu;

/** What this prose says about the failure, or null when it says nothing known. */
export function meaningOfWords(words: string): Exclude<BounceKind, 'delayed'> | null {
  const told = words.replace(NAME_OF_CODE, '');
  return READINGS.find(([, pattern]) => pattern.test(told))?.[0] ?? null;
}

/** A server's own words that a mail did not arrive. */
export const NOT_DELIVERED = said(
  "(?:could not|couldn[’']t|cannot|can[’']t|can not|was not|wasn[’']t|has not been|not been|not) (?:be )?(?:successfully )?(?:delivered|sent to)|(?:delivery (?:has )?failed|failed to deliver|unable to deliver|did not reach|undeliver)",
  '(?:nicht|un) ?(?:zugestellt|zustellbar|ausgeliefert|übermittelt)',
  "n[’']a (?:pas )?(?:pu être )?(?:remis|distribué|livré|délivré|transmis)|non (?:remis|distribu)|échec de (?:la )?(?:remise|distribution|livraison)|(?:remise|distribution|livraison)[^.\\n]{0,80} échoué",
  'no (?:se )?(?:ha|he|pudo|puede)[^.\\n]{0,40}entreg|no entregad|error (?:de|en la) entrega|(?:correo|mensaje) devuelto',
  'non (?:può|è stato|ha potuto|è possibile|è stata)[^.\\n]{0,30}(?:recapit|consegn)|impossibile (?:la consegna|recapitare|consegnare)|errore di (?:recapito|consegna)|mancat[oa] (?:consegna|recapito)|non recapitabile',
  'não (?:foi possível|pôde|foi|é possível)[^.\\n]{0,30}entreg|não entregue|(?:correio|mensagem|e-?mail)[^.\\n]{0,60} devolvid[oa]|falha na entrega',
  'niet (?:worden )?(?:bezorgd|afgeleverd)|onbestelbaar|nie (?:została|można|udało się|mogła)[^.\\n]{0,20} dostarcz|niedostarcz',
  'inte (?:att )?leverera|inte levererats|ikke (?:lever|kunne leveres)|kan ikke leveres|ei voitu toimittaa|nedoručiteln|nedoručen|nelze doručit|kézbesíthetetlen|nem (?:sikerült )?kézbesít',
  'nu a putut fi livrat|teslim edilem|iletilem|не (?:был[оа]? |может быть |удалось )?доставл?[еи]|ошибка доставки',
  '(?:配信|送信|配達|お届け)(?:でき|不能|エラー|に失敗|されません)|退信|退回|无法(?:投递|送达|发送)|投递失败|未送达|無法(?:傳遞|送達)|(?:배달|전달|전송)(?:되지|할 수 없|에 실패)',
);

/** Subjects by which the common servers announce a failure or a delay. */
const ANNOUNCED =
  /^(?:\[[^\]\n]{1,30}\] ?|\*+ ?|notice: )?(?:(?:permanent |e-?mail |mail )?delivery (?:failed|failure|error|status|delayed|report|has failed)|mail (?:fail(?:ed|ure)|delivery|could not be delivered)|failed mail|message (?:you sent blocked|undeliverable|delivery failure|not delivered|status)|failure notice|returned mail|non[- ]?delivery|warning: (?:message|could not send)|delayed mail|zustell(?:ung|fehler|bericht)|nachricht (?:nicht|konnte)|unzugestellt|(?:é|e)chec de|devuelto|notificaci[oó]n de (?:estado|error)|aviso de fallo|zwrot)/iu;

export const announcesFailure = (subject: string): boolean => ANNOUNCED.test(subject) || NOT_DELIVERED.test(subject);

/** The server is still trying: nothing is lost yet. */
export const DELAY_WORDS =
  /(?:delivery|message|mail)[^.\n]{0,60}(?:delayed|not yet been delivered)|has not (?:yet been delivered|been delivered[^.]{0,60}after )|will (?:be retried|keep trying|continue to (?:try|be)|retry)|still (?:being|be) retried|no action is required|warning message only|(?:zustellung|nachricht)[^.\n]{0,40}verz(?:ö|oe)ger|verz(?:ö|oe)gerte zustellung|verz(?:ö|oe)gert sich|(?:remise|message)[^.\n]{0,40}(?:différ|retard)|retras(?:o|ad)|vertraagd|opóźnion|in ritardo|atrasad|fördröj|задерж|遅延|\bdelayed\b/iu;
