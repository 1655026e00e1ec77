import type { Phrases } from '../cues.js';

/** English: What people write who do not say no: what holds them back, and when to come back. */
export const waits: Phrases = {
  objection: {
    5: `
      (tried|bought|used|had(?! no| never)|got(?! no)|tested|rolled out|introduced|implemented|paid for|purchased) .. (something|tools?|ones?|software|products?|systems?|solutions?|platforms?|apps?|helpdesks?|similar|these) ... (and|but|which|it|they|then|only) ... (nobody|no one|no-one|hardly anyone|hated|gather~ dust|collect~ dust|failed|flopped|a flop|disaster|fiasco|waste~|useless|unused|abandoned|ignored|gave up|never (used|touched|opened|worked|took off|caught on)|(did not|didn't) (work|stick|take|use|catch))
      (ignored|hated|refused|abandoned|boycotted|never used|never touched) .. (last|previous|old|earlier) (one|tool|system|product|software|attempt)
      been down (this|that) road
    `,
    2.3: `
      (budget|costs?|pricing|expensive|contract|competitor|licen(c|s)e|cheaper|afford|funding)
      (already|hubspot|salesforce|zendesk|intercom|pipedrive|zoho|excel|microsoft|google|freshworks|freshdesk|monday|sap|oracle|odoo|dynamics|in-house)
      (complicated|complex|risky|risk|trust|security|privacy|cloud|ai|bots?|generic|impersonal|effort|hassle|implementation|rollout|adoption)
      (boss|board|management|approval|committee|works council|procurement process|policy)
      (small|tiny|one-man|solo|bigger (firms|companies)|enterprise|our size)
      (staff|team|people|colleagues|users|customers) (won't|wouldn't|would not|will not|would never|hate|refuse|don't|resist)
    `,
    4: `
      (how|why) .. (is|would|should|will) .. (this|it|yours|that) .. (any )?different
      how (do|did|does|have) (your |the )?(others|other \\w+|everybody else|everyone else) .. (handle|handled|solve|solved|deal|dealt|manage|managed|get around|got around)
      why (should|would) (we|i) .. (switch|change|pay|use|need|choose|buy|bother|leave|trust|believe)
      why (change|switch|bother)
      what makes you (different|better|think|any)
    `,
    3.4: `
      (not sure|unsure|doubt|don't think|not certain|don't believe|fear|afraid|worried) .. (our|my|the|this|it|that|we|they|if|whether) .. (would|will|could|can|is|are|be|makes|make|works|work|want|like|use)
      (only|just|mainly|better|more) .. (make sense|makes sense|work|works|worth|suited|suitable|useful|meant|made|built|for) .. (big|bigger|large|larger|enterprise~|small|smaller)
      (last time|in the past|previously|before) .. (we|i) .. (bought|tried|used|had|did|hired|worked|invested|paid|got)
      (ended up|turned out|never) .. (dust|unused|nobody|failing|failure|disaster|waste|useless|delivered|worked|used it|adopted)
      why would (we|i) .. (pick|choose|switch|use|need|pay|want|go|trust)
      (dozens|hundreds|plenty|many|lots|loads|a million) of .. (tools|vendors|companies|products|solutions|providers|alternatives|others|like you~|like this)
      (more|less) expensive than
      (we're|we are|i'm|i am|it's) a .. (shop|house)
      (only|always) (buy|work|go) (from|with)
      built (our|my) own
      (puts|put|scares|turns) (us|me) off
      (price|cost|costs|pricing|fee|fees) .. (is|are|seems?|looks?|puts|problem|issue|concern|prohibitive|high|steep|much|hefty)
      (far|way|much|bit|little) too (much|expensive|big|small|complex|high|complicated|large|pricey)
      (every|each) (cent|penny|euro|dollar|pound) counts
      (doesn't|does not|don't|do not|can't|cannot|won't) .. (connect|integrate|support|cover|fit|match|offer|speak|handle|work) .. (our|with|to|german|french|what)
      (half|third|fraction|quarter) (of )?the (price|cost)
      (does|do|gives|give|offers|offer) .. the same
      (policy|rules|regulations?|regulated|guidelines|works council|compliance|it department|security team|head office|corporate) .. (doesn't|does not|don't|won't|forbids?|prohibits?|prevents?|not allow|no|require~|blocks?|says no)
      (boss|partner|manager|cfo|board|owner|management|he|she|they|wife|husband) .. (hates?|won't|will not|would never|is against|doesn't like|doesn't want|would not|refuses?|is not keen|said no|needs convincing)
      (hand|handing|giving|give|sharing|share|sending) .. (data|customer data|information) .. (to|with) .. (third party|third parties|vendor|cloud|us|outside|external)
      (already|currently) got
      (spreadsheets?|excel|pen and paper|whatsapp) .. (works|work|enough|fine|does the job|is fine|do the job)
      (works|working|fine|good) .. (for us|well|enough)( as it is| already| so far| today)
      (what's|what is) the catch
      (sounds|seems|is) too good
      (stretched|understaffed|short-?staffed|thin)
      (sounds|looks|seems) like (a lot of|too much|much) (work|hassle|effort|money)
      (not|n't) .. (worth it|worth the|pay off|justify|enough volume|big enough|large enough|enough leads|mature enough|ready for)
      (no|not|little) (room|scope|appetite) .. (budget|for)
      (fully|already) (staffed|booked|covered)
      (prefer|like|rather|stick|sticking|stay|staying) .. (with )?.. (what we have|current|our own|existing|status quo|with our|as is)
      (too|very|quite|pretty|rather|bit|really|so|way|little|bloody) .. (expensive|pricey|costly|steep|high for|dear|pricy)
      (expensive|pricey|costly|overpriced)
      (above|beyond|higher than|more than) (what|our|my) .. (pay|paying|budget|spend|means|afford|price range)
      overkill
      (budgets?|spend|spending|investments?|purchases|everything) (is|are|has been|have been|currently)? ?(all )?(frozen|on ice|cut|blocked|capped)
      {me} .. (staff|people|team|colleagues) .. (never|not|won't) .. (use|adopt|touch)
      (we're|we are|i'm|i am|there are|it's) (only|just) .. (people|person|employees|staff|of us|me|man|team|heads|practice|shop)
      (never|not|n't|won't|wouldn't|hardly) .. (allow|approve|accept|sign off|agree to|adopt|go for it)
      (we|i) have (a|an|our own|someone|somebody|people|another) .. (agency|tool|solution|system|provider|partner|supplier|vendor|for (that|this|it)|in place|who|guy|team|platform|software)
      (in|on|with) \\w+ already$
      (no one|nobody|no-one) ... (time|capacity)
      (heard|read|seen) .. (bad|negative|mixed|horror) .. (things|stories|reviews|experiences|about)
      (too much money|too much for (us|me)|too high|not cheap|out of (our|my) (price|budget) range|out of budget|over budget|outside our budget|beyond our budget|above our budget)
      (no|not|n't|without|lack|lacking|zero|out of|never) .. (budget|funds|money|funding|cash)
      (can't|cannot|can not|couldn't|could not) (really |currently |possibly )?(afford|justify|spend)
      budget .. (frozen|freeze|cut|cuts|tight|exhausted|gone|spent|allocated|used up|limited|constraints?|issue|problem|doesn't|small|fully)
      (already|currently|presently) .. (use|using|have|has|working with|work with|got|in place|covered|with|run|running|own|partnered|signed|built|subscribe|doing|do|outsource~|rely|paying|served|handled|taken care|solved|contract~|customer)
      (we|i) (also )?(use|have been using|'ve been using|work with|run on|are with|are using|'re using|rely on|went with|just signed|signed with|just signed with|just bought|just renewed|recently switched|just switched|just implemented|just moved|are under contract|partnered with|partner with|have an agency|built|chose|are tied|'re tied|are locked|'re locked|swear by|are on|'re on|'re with) (?!for|it|this|that)\\w+
      (happy|satisfied|content|fine|comfortable|pleased|good|work~ (fine|well|great)) .. with (our|the|what|current|it|them|my|his|that|existing|hubspot|salesforce|\\w+)
      (our|my|with|the) (current|existing|present|incumbent) (provider|vendor|supplier|solution|tool|partner|system|agency|software|setup|set-up|process|crm|stack|contract|one)
      (not|n't|never|hardly) .. (convinced|trust|see the (value|benefit|point|need|roi|advantage)|see (how|why|what)|believe|sold|persuaded)
      (sceptical|skeptical|scepticism|doubtful|hesitant|reluctant|doubts?|concerned|worried|concerns?|wary|nervous|reservations)
      (not enough|no|don't have|haven't got|don't have the|lack|lacking|short on|haven't) .. (time|capacity|resources|bandwidth|people|staff|manpower|headcount|team)
      (we're|we are|team is|company is|i'm|probably|far|much|just|way) (too |only |just |a )?.. (small|tiny|two people|one-man|one man|solo)
      (do|does|build|handle|manage|doing|built|keep|kept|done|run) .. (in-house|ourselves|internally|our own|myself|by hand|manually)
      (locked|tied) (in|into|to)
      (under|have a|in a|long-term|existing|year|yearly|annual|multi-year) contract
      contract (with|until|runs|ends|through|till|expires|is up|in place)
      (we|i|our company) (just|recently|only just) .. (bought|signed|renewed|switched|implemented|rolled out|went with|invested|moved|migrated|hired|launched|decided on|purchased|completed)
      (went|gone|going|decided|chose|opted|chosen|signed) .. (with|for) .. (another|a different|competitor|other)
      (tried|used|bought|tested) .. (before|already|similar|something|this kind|these|tools|in the past|it) ... (didn't|did not|failed|bad|nothing|not work|never|disappoint~|burned|no results|waste)
      (bad|poor|terrible|awful|negative) experiences?
      (burned|burnt) (before|by|in the past)
      (need|have to|must|needs|requires?) .. (approval|approved|convince|sign-off|board|boss|legal|buy-in|run it by)
      (data protection|gdpr|security|privacy|compliance|legal) .. (concerns?|issues?|problems?|worries|reasons|risk|department won't)
      (not|n't) .. (allowed|permitted|comply|compliant)
      (cheaper|less expensive|half the price|lower price|better price|better deal|discount)
      (won't|doesn't|does not|wouldn't|didn't|did not|would not|can't|isn't) .. (work for (us|me)|help (us|me)|integrate|support|work with|fit|scale|solve|suit us|add up)
      (switching|changing|migrating|migration|moving|onboarding) .. (cost|costs|painful|pain|effort|hassle|risk|too much|nightmare|work|difficult|hard|expensive)
      (missing|lacks?|lacking) .. (feature|integration|support|function~)
      (too|very|quite|overly|so) .. (complicated|complex|good to be true|much work|much effort|difficult|risky|generic|basic|limited)
      (customers|clients|team|people|staff|boss|they|patients) .. (won't|wouldn't|don't|hate|dislike|prefer|will not|would not|would never)
      (prefer|rather have) .. (human|humans|personal|people|real|european|local|on-prem~|open source|self-host~)
      (sounds like|every (vendor|company|one|salesperson)|everybody|everyone|they all) .. (says|claims|promises|promise|say|snake oil|sales pitch|hype|buzzwords)
    `,
  },
  later: {
    2.3: `
      (later|until|eventually|someday|in due course|for now|right now|at the moment|at present|currently|this (year|quarter|month)|not yet|yet)
      (busy|swamped|hectic|vacation|holiday|season|deadline|year-end|audit|merger|migration|relaunch|roadmap)
      {far}
    `,
    4.3: `
      (ping|write|write to|e-?mail|message|nudge|remind|chase|try|catch|contact) (me|us) (again |back |once more |then )?(on |next |this |after |from )*({day}|that)
      (send|give|drop) (me|us) .. reminder
      (let's|lets|we can|happy to|can) (talk|speak|chat|meet|connect|discuss|catch up) (again )?(after|once|when|then|afterwards)
      (after|once|when) .. (i'm|i am|we're|we are|he's|she's) back
      {back} ... {far}
      {back} .. (me |us )?(again |back )?(later|then|when (i|we|things|the|it|my|our)|once (i|we|things|the|it)|after (the|our|my|i|we|that)|another time|down the (road|line))
      {far} .. (would|is|might|will|could|may|works?|looks|seems|should|suits?) (be )?(much |a |probably |a lot )*(better|good|best|fine|ideal|perfect|more|realistic|suitable|easier|interesting|right|work|better time)
      (give|allow) (me|us|it) (a few|some|two|three|a couple|another|until|till|six|\\d) .. (weeks|months|time|days|{far})
      (earliest|at the earliest|not before|no earlier than|not until|not till|only (in|after|from)) .. {far}
      (try|contact|ask|call|ping|write|e-?mail) (me|us) (again )?(later|another time|then|some other time|in the future)
    `,
    3.3: `
      (should|will|might|may) (calm|settle|slow|quiet~|ease)
      (can't|cannot|won't|unable to|not able to) (look|think|deal|decide|commit|talk|do|get|start|take|consider|discuss|focus) ... (until|till|before|right now|at the moment|yet|this (year|quarter|month))
      (we|i) (review|decide|plan|look at|evaluate|revisit|discuss|renew) ... (every|each|once a|in|next|annually|yearly)
      (focus~|concentrat~|tied up|busy|occupied|consumed|working|engaged) .. (on|with|in) ... (right now|at the moment|currently|until|this (year|quarter|month)|these days)
      (hold off|hold on|put (this|it|that) off|wait|leave it) (for now|until|till|a bit|for|a while|with)
      (comes up|becomes|if this|should this|in case) .. (a priority|relevant|again|change|changes)
      (next|another) (time|round|season)
      (not|n't) .. (soon|any ?time soon|immediately|straight away)
      (come|get|circle|check) back .. (later|then|to me|to us|when|if|once|in)
      (next|following|coming) (\\w+ )?(year|quarter|month|spring|summer|autumn|fall|winter)$
      (maybe|perhaps|possibly|probably|rather|better|likely|hopefully|might|could|may|more|again|us|me|for) (be |do |look |consider |something |interesting |relevant |a topic )*{far}
      ^(ok |yes |no |not now |not yet |thanks |but |maybe |hi |sure )*{far}( maybe| perhaps| please| thanks| instead| then| probably)*$
      (bad|wrong|poor|not the best|not a good|not the right|not a great|terrible|awkward|not a) (time|timing|moment|point)
      (timing|time) .. (is|isn't|isnt|not) .. (right|bad|off|good|great|ideal|wrong|best|poor)
      (on|put .. on) (hold|ice|pause)
      (not|n't|low|isn't|lower) .. (priority|priorities|top of .. list|on (the|our|my) (roadmap|agenda|radar|list))
      (postpone|postponed|postponing|defer|deferred|parked|park|shelved|shelve|pushed back|delayed|delay|revisit|re-?visit|on the back burner|back burner|backburner|snooze)
      (down the (line|road|track)|in the near future|in future|some other time|another time|at a later (date|time|stage|point)|some day|someday|sometime later|later on|later maybe|maybe later|later please|^later|a bit later|until later|for later|little later)
      (too|still|bit|little) (early|soon)
      (once|after|when|until|till) (we|our|the|i|my|things|this|that) .. (done|finished|finish|live|launched|launch|budget|merger|migration|trade fair|audit|move|busy|season|project|holidays|vacation|summer|settle~|calm~|slow~|quiet~|complete~|over|back|funding|round|raised|hired|decided|grow|grown|bigger|reorg~|restructur~|deadline|ready|through|closed|expires?|ends?|contract|renewal|baby|year-end|event|show)
      (will|'ll|we'll|i'll|going to|can) .. (get back|reach out|be in touch|come back|contact you|let you know|call you|keep (you|it|this) in mind|keep your)
      next (budget|fiscal|planning) (cycle|round|year|period)
      (remind|reminder)
      (need|want|take|takes) .. (more|some|bit of|little) time
    `,
    2.7: `
      not (right |just |for |at )*(now|today|yet|at the moment|at this (time|point|stage|moment)|currently|this (year|quarter|month|week|season)|just yet|atm|at present|for the moment|for the time being)
      (n't|not|no) ... (right now|just now|at the moment|at this (time|point|stage|moment)|this (year|quarter|month)|yet|currently|atm|at present|for now|for the moment|for the time being)
      (busy|swamped|slammed|snowed under|tied up|underwater|flat out|up to (my|our) (neck|ears|eyes)|in the middle of|crazy|hectic|crunch|year-end closing|peak season|high season|overloaded|head above water|firefighting|drowning|travelling|traveling)
      (right now|currently|at the moment) .. (focus~|busy|restructur~|reorg~|moving|migrating|merging|merger|hiring freeze|too much)
      until (then|further notice|{far}|we|our|the)
    `,
  },
};
