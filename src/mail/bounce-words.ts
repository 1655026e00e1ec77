import type { BounceKind } from './bounce.js';

/**
 * What the words of a mail server mean, most telling first. Servers write what they like behind the same code, so
 * plain speech ("no such user") is heard before vague speech ("mailbox unavailable").
 */
const READINGS: [Exclude<BounceKind, 'delayed'>, RegExp][] = [
  [
    'hard',
    /(?:user|recipient|address|mailbox|account|alias|person)(?:\s+(?:is|was|address|name|account))*[\s:]+(?:unknown|not found|inactive|disabled|deactivated|closed|invalid|undeliverable|rejected: (?:user|undeliverable))|(?:unknown|invalid|bad|no such|illegal)(?:\s+or illegal)?\s+(?:local )?(?:user|recipient|address|mailbox|account|alias|destination|person)|(?:does not|doesn['’]t|did not) exist|non-?existent|not listed in|address is possibly incorrect|mailbox unavailable or access denied|delivery error: dd|niet gevonden|onbekend|non (?:è stat[oa] )?trovat[oa]|inesistente|sconosciut[oa]|hittades inte|finns inte|okänd|não (?:foi )?encontrad[oa]|não existe|nie istnieje|nieznany|no mailbox (?:here )?by that name|(?:couldn['’]t|could not|cannot|can't|wasn['’]t|was not) (?:be )?f(?:ind|ound)|host (?:or domain name )?not found|domain (?:name )?(?:was )?not found|unrouteable|unroutable|nxdomain|no longer (?:valid|active|available|exists|in use)|not our customer|has been (?:disabled|deactivated)|wurde nicht gefunden|existiert nicht|unbekannt|n['’]existe pas|introuvable|inconnue?|no existe|no se (?:ha )?encontr|inexistente|desconocid[oa]/i,
  ],
  [
    'soft',
    /(?:mailbox|inbox|account)[^.\n]{0,30}\bfull\b|over (?:its |the |their )?(?:storage )?quota|quota (?:has been )?exceeded|exceed(?:ed|s)? (?:its |the |their |storage )*(?:quota|storage)|insufficient (?:system )?(?:storage|space)|out of (?:disk |storage )?space|postfach[^.\n]{0,30}voll|bo[iî]te[^.\n]{0,40}pleine|buz[oó]n[^.\n]{0,40}llen[oa]|bandeja de entrada[^.\n]{0,60}llena|casella[^.\n]{0,40}piena|caixa[^.\n]{0,40}chei[ao]|postvak[^.\n]{0,40}\bvol\b|brevlåda[^.\n]{0,40}full|over its size limit|too quickly|receive limit/i,
  ],
  [
    'policy',
    /\bspam|junk|block(?:ed|ing| ?list)|blacklist|black listed|\bbanned|reputation|\bpolicy|policies|\bdmarc|\bspf\b|\bdkim|authenticat|not authori[sz]ed|unauthori[sz]ed|access denied|relay(?:ing)? (?:access )?(?:denied|not permitted)|content (?:was )?(?:rejected|denied)|virus|malware|restricted|permission|too (?:large|big)|size limit|exceeds (?:the )?(?:maximum )?(?:message )?size|sender (?:address )?(?:rejected|denied)|rejected by/i,
  ],
  [
    'soft',
    /too many|rate.?limit|throttl|try(?:ing)? again|temporar|gr[ae]ylist|timed? ?out|connection (?:refused|lost|dropped|reset)|not respond|unable to connect|overload|retry time(?:out)? (?:exceeded|not reached)|loop/i,
  ],
  [
    'hard',
    /mailbox unavailable|user unavailable|delivery (?:has )?failed permanently|address rejected|recipient rejected/i,
  ],
];

/** What this prose says about the failure, or null when it says nothing known. */
export function meaningOfWords(words: string): Exclude<BounceKind, 'delayed'> | null {
  return READINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Subjects by which the common servers announce a failure or a delay, in the languages they are localised to. */
export const FAILURE_SUBJECT =
  /^(?:\[[^\]\n]{1,30}\] ?|\*+ ?)?(?:(?:permanent |e-?mail |mail )?delivery (?:failed|failure|error)|mail fail(?:ed|ure)|message you sent blocked|undeliver(?:able|ed)|undelivered mail|mail delivery (?:failed|failure|subsystem)|delivery (?:status notification|failure|has failed|report)|failure notice|returned mail|message (?:undeliverable|delivery failure|not delivered)|non[- ]?delivery|mail could not be delivered|warning: (?:message|could not send)|delayed mail|delivery delayed|unzustellbar|zustell(?:ung|fehler|bericht)|nachricht (?:nicht|konnte)|unzugestellt|non remis|non[- ]distribu|(?:é|e)chec de (?:la )?(?:remise|distribution|livraison)|message non (?:remis|distribu)|no se (?:puede|pudo|ha podido) entregar|no entregado|devuelto|error de entrega|notificaci[oó]n de (?:estado|error)|non recapitabile|mancato recapito|onbestelbaar|niet bezorgd|não foi possível entregar|não é possível entregar|det går inte att leverera|det gick inte att leverera|kunde inte levereras|nie można dostarczyć|не доставлено)/i;

/** The server is still trying: nothing is lost yet. */
export const DELAY_WORDS =
  /(?:delivery|message|mail)[^.\n]{0,60}(?:delayed|not yet been delivered)|has not (?:yet been delivered|been delivered[^.]{0,60}after )|will (?:be retried|keep trying|continue to (?:try|be)|retry)|still (?:being|be) retried|no action is required|warning message only|(?:zustellung|nachricht)[^.\n]{0,40}verz(?:ö|oe)ger|(?:remise|message)[^.\n]{0,40}(?:différ|retard)|retras(?:o|ad)|\bdelayed\b/i;

/** A server's own words that a mail did not arrive. */
export const NOT_DELIVERED =
  /(?:could not|couldn['’]t|cannot|can['’]t|can not|was not|wasn['’]t|has not been|not been) (?:be )?(?:successfully )?(?:delivered|sent to)|(?:delivery (?:has )?failed|failed to deliver|unable to deliver|did not reach)|(?:nicht|konnte nicht) zugestellt|n['’]a pas (?:pu être|été) (?:remis|distribué|livré)|échec de la remise|no (?:se )?(?:ha|pudo|puede)[^.\n]{0,30}entrega|non (?:può essere|è stato) (?:recapitato|consegnato)|não (?:foi possível|pôde ser)[^.\n]{0,20}entreg|niet (?:worden )?(?:be)?zorgd|inte (?:att )?(?:leverera|levererats)/i;
