import type { Phrases } from '../cues.js';
import { MONTHS } from './en.words.js';

/** English: What machines write, and phrases that mean nothing by themselves. */
export const machines: Phrases = {
  out_of_office: {
    4.2: `
      (attending|travelling to|visiting) .. (fair|conference|event|training|workshop|summit|off-?site) .. (and|with|until|till)
      (i am|i'm) (out|away|off|absent|not in) .. (today|this week|this afternoon|tomorrow) .. (back|return~|and will|until)
      (i'm|i am|i'll be|i will be|we are|we will be|currently) .. (away|out|travelling|traveling|on (annual |parental |maternity |paternity |sick )?(leave|holiday|holidays|vacation|pto)|abroad|off|at a conference|on a business trip) .. (until|till|from|through|between|starting|for the|with limited|this week|and will)
      (slow|slower|delayed|delay) .. (to|in) (respond~|reply~|answer~|my (response|reply))
      out of (the |my )?(office|town|country)
      (limited|no|intermittent|sporadic|without|occasional|irregular|little|restricted|infrequent) (or no )?(e-?mail )?access( to)?
      (on|taking|start~ my|am on|currently on) (my )?(annual|parental|maternity|paternity|sick|medical|family|extended|bereavement|study|compassionate|sabbatical)? ?(leave|pto|sabbatical)
      away from (the|my) (office|desk|e-?mail|computer)
      (not|n't) .. (checking|monitoring|reading|have access to) .. (e-?mails?|mails?|messages|inbox)
      (upon|on|after) my return
      (will|shall|'ll) .. (respond|reply|answer|get back|read|attend) ... (when|upon|after|on|as soon as) (i|my) .. (return|am back|get back|'m back|back)
      ^(automatic reply )?ooo( until| till| from| back|$)
      (your|this) (e-?mail|message|mail) (will|is) (not |be |being )*(forwarded|read|redirected)
    `,
    3: `
      (on|in) (vacation|holidays?|annual leave|leave|paternity|maternity|pto)
      (currently|am) (away|out|travelling|traveling|on a business trip|absent|unavailable)
      (i|we) (will|shall|'ll|am|'m|are) .. (be )?(away|out|absent|closed|unavailable|back|returning|return)
      (office|offices|we|company|store) (is|are|will be) closed
      (back|returning|return|returns) (in the office )?(on|from|at|by) (the )?({day}|{month}|\\d)
      (in|for) (urgent|emergency|an emergency|case of emergency|pressing|immediate)~
      (urgent|immediate) (matters|assistance|cases|requests|issues|enquiries|inquiries|attention)
    `,
  },
  auto_reply: {
    2: `
      (thank you|thanks) for (contacting|getting in touch with|your (e-?mail|message|enquiry|inquiry|request|submission)|writing to|reaching out to)
    `,
    4.1: `
      (automated|automatic|auto-?generated|automatically generated|auto|auto-?mated) (response|reply|message|e-?mail|confirmation|answer|acknowledg~|notification)
      (do not|don't|not) (reply|respond) to this (e-?mail|message|mail)
      (have|has|been|we've|we|successfully|was) (successfully |safely )?received (your|and)
      your (e-?mail|message|request|enquiry|inquiry|ticket|submission|case|application) (has been|was|is) .. (received|logged|created|forwarded|assigned|registered|submitted|important|being)
      (ticket|case|reference|request|support) (number|no|id|#|ref)
      (ticket|case) .. (created|opened|logged|assigned)
      (mailbox|inbox|address|account|e-?mail address) .. (not|un|no longer|isn't) ?(being )?(monitored|in use|active|unmonitored|attended|checked|valid)
      unmonitored
      (logged|registered|recorded|received) your (enquiry|inquiry|request|message|e-?mail|ticket)
      (please )?(do not|don't) reply$
      (verify|confirm|prove) .. (you are|you're|that you) .. (human|not a robot|real|sender)
      (challenge|spam ?arrest|boxbe|sender verification|verification required)
      our (support|customer service|opening|business|office) (hours|team will)
      (aim|try|endeavou?r|strive) to (respond|reply|answer|get back) .. within
      no-?reply
    `,
    3: `
      (will|'ll|shall) .. (get back|respond|reply|be in touch|answer|contact you|review) ... (within|as soon as|shortly|soon|asap|in due course|at the earliest|\\d+ (hours|business|working))
    `,
  },
  bounce: {
    4: `
      (delivery|message|mail|e-?mail) .. (failed|failure|undeliverable|undelivered|could not be delivered|couldn't be delivered|not delivered|wasn't delivered|was not delivered|has been blocked|status notification|not be sent|rejected|incomplete|delayed)
      (address|recipient|user|mailbox|account|domain|inbox|host) .. (not found|unknown|doesn't exist|does not exist|rejected|unavailable|full|disabled|over quota|couldn't be found|wasn't found|inactive|no longer valid|invalid|not exist)
      5\\d\\d [ -]?#?5\\.\\d{1,3}\\.\\d{1,3}
      5\\.\\d{1,3}\\.\\d{1,3}
      (mailer-daemon|mail delivery (subsystem|system|failed)|returned mail|undeliverable|postmaster|permanent (error|failure)|no such user|non-delivery)
    `,
  },
  nothing: {
    2: `
      (sorry|apologies|apologize|apologise|excuse|forgive) .. (for|the|my) ... (delay|late|slow|weeks|days|months|busy|hectic|reply|response|silence)
      (it's|it has|i've|have|has|we've) been .. (busy|hectic|crazy|swamped|mad|a while|quiet|weeks|months)
      (happy|good|merry) (new year|christmas|holidays|easter|weekend)
      by the end of (this|the) (day|week)
      last (year|month|week|quarter|spring|summer|fall|autumn|winter)
      may (we|i|be|have|not|contact)
      (i|we|they|you|it|this|that|and|who) may
      (for|the past|the last|over|since|last|past) (the )?(last |past )?({num} )(years|months|weeks)( ago)?
      {num} (years|months|weeks|days) ago
      (since|back in|founded in|from|as of) (20\\d\\d|${MONTHS})
      how (long|many|much time) ... (days|weeks|months|years)
      {num} (year|month|years|months) (contract|plan|subscription|trial|commitment|minimum|deal|agreement|licen(c|s)e)
      (per|a|each|every|an) (month|year|week|user)
      cancel .. (monthly|any time|anytime)
    `,
    4: `
      remind (me|us) (again )?(what|how|why|who|which|where)
      (can't|cannot|can not|couldn't|could not|never|hard to|difficult to) .. (live|survive|manage|cope|do|get by) .. without
      (automated|written|sent|automatic) ... on behalf of
      (check|review|run (it|this)) .. (with|by|past) (my|our) (lawyers?|attorneys?|solicitors?)
      (my|our) (lawyers?|attorneys?|solicitors?) .. (review|check|look|approve|sign off)~
      no idea
      yes and no
      (interesting|lovely|nice|great) (weather|question|times|day|weekend)
      (i'm|i am) (not|no longer) sure (what|who) you
      (gdpr|privacy|security|hipaa|iso|soc) .. (compliant|compliance|conform|ready|proof|certified)
      (comply|compliant|compliance|conform|align~) with (the )?(gdpr|ccpa|hipaa|law|can-?spam)
      (is this|are you|was this|did you|is it|am i|are these) ... (automated|automatic|bot|ai|a robot|template|mass mail|human|spam)
      ^(ok|okay|great|perfect|cool|noted|good|nice|alright) (thanks|thank you|thx|cheers)$
      no (problem|problems|worries|doubt|matter|offen(s|c)e|idea|hurry|rush|pressure|wonder|one|big deal|brainer)
      (not only|not just|why not|if not|whether or not|not to mention|not sure|not bad|no later than)
      (if|in case|when|whether|should) (you're|you are|you|anyone|someone|we're|i'm|i am|we are|ever|we|i) .. interested
      (how are you|how's it going|hope you are|hope you're|hope this finds|hope all is)
      (not|n't) (look|sound) (bad|too bad)
      (don't|do not) hesitate
      (spam|junk) (folder|filter|box|mail folder)
      (in|into|to|from|out of) (my|our|the) (spam|junk)
      (avoid|prevent|without|not|against|anti) .. spam
      (we're|we are|i'm|i am|good) .. good (to go|to talk|with|on|for|at|time)
      (looking|look) forward to hearing
      (we are|we're|i'm|i am|as) a .. (law firm|lawyer|attorney|legal practice)
      (don't|do not|not) (need|have) to (worry|apologi(s|z)e|be sorry|rush|ask)
      what do you need
      need (to|some|more|your|a few|an|approval|the) (know|more|info~|details|pricing|time|discuss|check|talk|speak|answer~|clarif~|ask|see|think|run|sign-?off|from)
      (let me|i'll|i will|i need to) (check|see|think about it|look into it|get back)
      (pass|passed|passing) (this|it|that|your \\w+) (on|along|over|to)
      no (need|reason) to (apologi(s|z)e|worry|rush|wait|be sorry|hurry)
      in the mean(time| while)
      please note
    `,
  },
};
