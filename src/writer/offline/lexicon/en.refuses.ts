import type { Phrases } from '../cues.js';

/** English: What people write who say no, who are the wrong one to ask, or who complain. */
export const refuses: Phrases = {
  not_interested: {
    2.2: `
      (not|n't|never|no|nope|none|nothing|neither|unfortunately|regrettably)
    `,
    4.2: `
      (live|survive|manage|cope|do|get by|got by|get along|carry on) .. without( (it|this|that|you|yours|one|them|your \\w+))?( thanks| thank you| either| too)?$
      (got|gotten|managed|coped|survived|lived) (by |along )?.. without (it|this|that|you|one|them)
      (decided|opted|chosen|chose|gone|went|selected|picked|plumped) .. (for|with|on|in favou?r of|to go with)? ?(another|a different|an alternative|a competing) (\\w+ )?(vendor|supplier|provider|product|solution|tool|company|platform|competitors?|option|software|system)
      (decided|opted|chosen|chose|gone|went|selected|picked) .. (for|with|on|to go with)? ?(one of )?your (competitors?|rivals?)
      (choice|decision) .. (fell|fallen) on (another|a different|a competing|one of your|your competitor~)
      (have|going|got|want|need|i'd|i'll) .. (to )?say no
      (not|n't|isn't|doesn't) .. (match|meet|fit|suit|serve|align with) .. (our|my|us|requirements|needs|profile|strategy|plans)
      (will|would|we|i) (therefore |thus |hence )?(not|n't) (proceed|go ahead|continue|move forward|pursue|take it|be taking|require|be needing|go for|need)
      (nothing|not anything|not something) (for|i|we|that interests|of interest|we'd|we would)
      (not|n't|no longer|never|nor|hardly|neither) .. interested
      (uninterested|disinterested|no interest|zero interest|not of interest|not (of )?any interest|no real interest|0 interest|lack of interest)
      (no|nope|nah|nay) (thanks|thank you|thx|ty|tks|thank u|cheers|ta|interest|need|way|sorry)
      (thanks|thank you|thx|appreciate it|appreciated) but (no|not|we're good|i'm good|we are good|i'll pass|we'll pass|i am good)
      (will|'ll|going to|gonna|have to|gotta|must|hard|we|i|i'd|think i'll|let me) pass( on (this|it|that|the))?
      (won't|not going to|not|will not|n't) .. (pursuing|proceeding|proceed|moving forward|move forward|going ahead|go ahead|taking this|pursue|taking you up|go forward|going forward|take this further)
      (decided|chosen|choose|opted) (not|against)
      (respectfully|politely|must|have to|will|kindly|i|we|regretfully) (respectfully |politely )?decline
      (not|n't|isn't|no) .. (for (us|me)|a (good |great |real )?(fit|match)|right fit|good fit|our thing|my thing|my cup of tea|what we (need|do|want|are looking for)|something (for us|we (need|want|are looking for|do|would|'re looking for))|relevant|applicable|suitable|need of|needed|necessary|required|in the market|useful (for|to)|keen|appealing|compelling|worth)
    `,
    3.6: `
      (how|very|so) original$
      (yet another|another|one more|the next) .. (miracle|magic|revolution~|life-?chang~|silver bullet|that will change my life)
      world .. (been )?waiting for
      (fell|falling|fall) off (my|the) chair
      (not|n't|never) .. (after|what (i|we) .. (need|want|after|looking)|buy~ from|respond to|reply to|interest~)
      (stay|staying|stick|sticking|remain) (with|where) .. (what|current|we|our|it|them)
      (i|we) (don't|do not) think so
      (do not|don't|does not|doesn't|did not|didn't) interest
      no and ..
      (decline|turn .. down|turning .. down|opt out of this offer|not take you up)
      (no|not) .. (thank you|thanks|cheers)$
      (honestly|lol|well|hmm|but|sorry|frankly|actually|afraid|simply|just|haha|so|tbh|short answer) no$
      no .. (interest|point|reason) (in|for|to)
      (don't|do not) .. (require|want|need|see (a|any) (need|fit|use|reason))
      (we'll|we will|i'll|i will) (leave it|give it a miss|skip|sit this one out|take a pass|stick)
      (leave it|give it a miss|sit this one out|count (me|us) out|thanks but no)
      (not|isn't|n't) .. (a )?(priority|interest|need|concern) (for|to|of) (us|me|ours|mine)
      (don't|do not|no|not|n't|never|without|doesn't|hardly|zero|nor) (really |have |have any |any |see |see any |see a |actually |currently |currently have |need |feel |have a |require |have much )*(need|use for|use case|demand|requirements?|want|require|application)
      (not|n't|aren't) .. looking( for| to| at)?
      (we're|i'm|we are|i am|im|were) (all |good |fine |just |already |pretty |actually |okay |ok |well )*(set|sorted|covered|good (thanks|thank you|here|$)|fine (thanks|thank you|$)|good$|fine$|ok thanks)
      (all set|all sorted|all good here|good here thanks)
      (no|don't have|not) (plans|planning|intention) (to|for|on)
      (no longer|not) (needed|required|looking|relevant|in business|trading|operating|exist)
      (closing|shutting|closed|shut) (down|our doors|the business|the company)
      (out of business|bankrupt|bankruptcy|insolvent|insolvency|ceased trading|winding down|wound up|liquidation|sold the (company|business)|sold my (company|business))
      (waste|wasting) (of )?(my |your |our )?time
      (don't|do not) (bother|waste)
      (went|gone|going|decided|chose|chosen) (with|for|on) .. (someone else|somebody else|another (direction|way|route))
      does(n't| not) (apply|concern|interest|suit|appeal)
      (no way|never ever|never going to happen|not in a million|not a chance|no chance|over my dead body|not happening)
      not (my|our) (thing|cup of tea|priority at all)
    `,
    3.2: `
      (it's|its|is|that's|consider|be|this|still|from me) .. (a )?(polite |firm |hard |clear |definite |big |solid )*no( from| for|$)
      (fine|happy|good|ok) (as|the way) (we|it|things|i) (are|is|am)
      (we|i) (are|'re|am|'m) .. (fine|covered|sorted)$
    `,
    2: `
      (thanks|thank you) (anyway|anyways|all the same|regardless|though)
    `,
    3: `
      ^(hi |hello |sorry |um |er |erm |well |hey )*(no|nope|nah|pass|hard pass|no sorry|sorry no|no no|nein|negative|not for me|not for us|not really|not keen|not needed|not required|not relevant|nothing for us|no need)( sorry| thanks| thank you| but thanks| really| regards| here| man| mate| bob| please)*$
      not really
      (wish you|best of) .. luck( elsewhere| with)
      no( ,)? (i|we) (do not|don't|am not|are not|won't|wouldn't)
    `,
  },
  wrong_person: {
    2.3: `
      (colleague|department|responsible|in charge|head office|headquarters|decision maker|successor|predecessor|my boss decides|handles|right person|wrong|procurement|left the|retired|replaced by)
      (contact|speak to|talk to|write to|ask) (mr|mrs|ms|dr|our|my|the)
    `,
    4: `
      (there is|there's|we have|have) no .. (here|at this|in our|by that|with that|working)
      (nothing|not anything|not much|no connection) to do with
      (you|think you) .. (meant|mean|confuse~|mistak~|mixed|looking for|must be looking for|want) .. (write to|someone else|to reach|another|somebody else|me with|me for|up|to contact|to write|my)
      (needs|has|have|should|must|ought) to (go|be sent|be addressed|be directed) (to|through) ..
      (she's|he's|she is|he is|they are|they're) (our|the) .. (coo|ceo|cto|cfo|cmo|head|director|manager|owner|buyer|lead|boss|one|right|vp|president|person)
      (mr|mrs|ms|dr|my boss|my manager|the boss|the owner|our ceo|the director|\\w+) (decides?|handles|manages|makes) (these|this|those|that|such|all|it|the decisions)
      (nobody|no one|no-one|none|not anyone|noone) .. (here )?.. (by|with|of|called) .. (name|that name)
      (owner|decision maker|decider|boss|person you want|right contact|one to ask|best bet|best person) .. is
      (i'm|i am|i've|i have) (not|no longer) (with|at|working for|working at|employed|part of)
      (only|just) .. (do|handle|work|am|answer|the|a) .. (bookkeep~|phones?|reception~|temp|part-time|cleaner|janitor|intern|student|assistant|accounts|junior|freelancer|contractor)
      (that's|that is|this is|it's|would be|is) .. (handled|decided|managed|dealt with|taken care of|done|run|covered) by
      (someone|somebody) else .. (handles|decides|deals|looks|responsible|in charge|does|takes|runs)
      (changed|switched|left|different) (jobs?|companies|company|employer)
      (decisions?|this|that|purchasing|it) .. (made|decided|handled|done|comes?|managed) (by|at|in|from|through) .. (head office|headquarters|hq|group|parent|central|my|our|procurement|board|corporate)
      (use|try|e-?mail|write to|send it to|go to|address) (the )?[^\\s@]{1,64}@\\S+
      not (me|mine|us)( sorry| try| but|$)
      (let|i'll|i will|i'm going to) .. (me )?(put|connect|introduce|forward|pass|refer|point|redirect|transfer|direct) (you|it|this|your \\w+) (in touch|through|with|to|on|over)
      (not|n't|isn't) .. (the |your )?(right|correct|best|appropriate|proper|relevant) (person|contact|one|guy|department|address|team|individual|addressee|place|recipient|man|woman|people|point of contact)
      wrong (person|guy|contact|department|address|number|e-?mail|company|team|one|man|woman|inbox|people|place|recipient|end of|lady|dude|addressee)
      not (my|our) (area|department|responsibility|job|field|decision|remit|call|domain|role|business unit|division|territory|turf|scope|expertise)
      (don't|do not|no longer|not|n't|never|neither) .. (handle|deal with|responsible|in charge|manage|decide|look after|involved|own this|make .. decisions?|make .. calls?|the decision maker|a decision maker|oversee|have (any )?(authority|say|influence)|take care of|work in|work on|the one who|concern me|my decision)
      (don't|do not|no longer|not|never|nobody|n't) (currently |even |actually |longer )*(work|works|working|employed) (here|for|at|there|with|in)
      (left|leave|leaving|quit|resigned from|departed|departing) .. (company|organi(s|z)ation|firm|position|role|business|job|team|us|agency|employer|last (year|month|week))
      (has|have|had|he|she|they|i|\\w+ has) (since |already |now |recently |unfortunately )*(left|retired|moved on|changed (jobs|roles|companies)|quit|resigned|passed away|departed|transferred|switched (jobs|roles))
      no longer .. (with|works?|working|employed|at|here|in|part of|responsible|my|involved|handling|with us|the)
      (new|different|another) (role|job|position|employer)
      (contact|talk to|speak (to|with)|reach out to|get in touch with|write to|e-?mail|ask|try|refer to|direct .. to|address .. to|forward .. to|send .. to|check with|contacting|connect with|talking to|speaking to|speaking with|go through|approach|consult|best to ask|liaise with|ping|take it up with|need to speak to) (my|our|the|his|her|their) .. {role}
      (contact|talk to|speak (to|with)|reach out to|get in touch with|write to|e-?mail|try|direct .. to|address .. to|forward .. to|send .. to|contacting|reach|ask for|ask|copy|cc) .. [^\\s@]{1,64}@\\S+
      (my|our|the) .. {role} .. (is|would be|are) (the (right|best|one|person)|responsible|in charge|better|your|handling|best|who)
      (my|our|the) .. {role} .. (handles?|takes care|looks after|decides?|deals with|makes .. decisions?|manages|owns|responsible|in charge)
      (forwarded|forwarding|passed|passing|pass|forward|redirect~|relay~|handed|share|shared|sharing) (your |this |it |the |that )*.. (to|on|along|over|with) .. (colleague|team|right|relevant|appropriate|boss|manager|department|our|my|her|him|them|head|person|who|[^\\s@]{1,64}@\\S+|{role})
      (cc'd|cc'ing|ccing|cced|cc'ed|copying|copied|looping|looped|adding|added|loop|bringing|introducing|connecting) (in |you |with |to |here )*.. (colleague|who|cc|in|{role}|here|to this|thread|\\w+ who|handles|our|my|instead)
      (retired|pastures new)
      (moved|switched|gone|changed) (to|on to) .. (company|employer|organi(s|z)ation|firm|role|job|position|team|department)
      (this|that|it) (would be|is|sounds like|is more|seems) .. (one|something|a question|a topic|a matter|a thing) for
      (never heard of|i'm not|i am not|this isn't|this is not|not) (the )?(\\w+ (from|at|of|you)|person you)
    `,
    3.3: `
      (is|are|would be|he's|she's|being) (the )?(responsible|in charge|the one|handling|the right person|the best person|best person|right person|your man|your woman|the person|the guy|the go-to|decision maker|right contact|better person|the lady|best contact|the contact|the correct|who you)
      (handles|looks after|takes care of|deals with|decides on|owns|is responsible for|manages|runs|oversees|makes) (this|that|it|these|those|all|such|our|the|purchasing|procurement|marketing|it|decisions)
      (he|she|they|who) (runs?|handles?|manages?|is responsible|are responsible|looks? after|owns?|leads?|decides?|takes? care|deals? with|oversees?|is in charge)
      you .. (want|need|should|might want|would need|will need|are better off|'re better off|may want|better) .. (talk|speak|talking|speaking|contact|contacting|ask|asking|reach|try|get in touch)
      (just|only) .. (the|an|a) (intern|student|assistant|receptionist|working student|trainee|apprentice|temp|developer|engineer|private person|employee)
      (above|outside|beyond) my (pay ?grade|remit|area|scope|control)
      (private|personal) (person|individual|e-?mail|address|account)
    `,
  },
  complaint: {
    4.4: `
      (contact|contacting|inform|notify|writing to|write to|alert|call|calling|complain to) .. (data protection|authorit~|regulator|ico|ftc|police|consumer protection|ombudsman|privacy commissioner)
      (borderline|pure|plain|clear|this is) .. (harassment|abuse|fraud|illegal|stalking|criminal)
      (forward|pass|hand|escalate|send|report) .. (this|it|them|these|you) .. (to|with) .. (our|my|the) (lawyers?|attorneys?|legal|solicitors?|counsel|data protection officer|dpo|police|authorities)
      (who|nobody|no one|never) .. (gave|give|given) .. (permission|consent|my|the right|authori~)
      (one more|another|next) .. (e-?mail|mail|message|time) .. (and|i|we|will|or) ... (report|lawyer|legal|sue|block|police|complain|court|ico)
      (disgust~|sleazy|shady|scummy|scumbags?|crooks?|liars?|parasites?|pests?)
      (shame on you|get a life|hate (you|your|these|this)|stop harassing|invasion of privacy|privacy violation)
      (hear|hearing) from (my|our) (lawyers?|attorneys?|solicitors?|legal)
      (my|our) (lawyers?|attorneys?|solicitors?|legal (team|counsel|department)) (will|is|are|has|have|shall|would) .. (contact|be in touch|hear|take|write|inform~|sue|in touch|follow)
      (contact|involve|involving|instruct|call|inform|consult|forward~ .. to|pass~ .. to|hand~ .. to|go~ to|see|speak to) .. (my|our|a) (lawyers?|attorneys?|solicitors?)
      (legal|court) (action|steps|consequences|proceedings|measures)
      (my|our|a) (lawyers?|attorneys?|solicitors?)
      (sue|suing|lawsuit|cease and desist|see you in court|prosecut~|press charges|take you to court)
      (report|reported|reporting|reports|complain|complaint|complaining|complained|flag|flagged|file|filed|filing|lodge|lodging|escalate) .. (you|this|spam|abuse|complaint|authority|authorities|ico|ftc|regulator|provider|isp|google|police|domain|dpa|commissioner|data protection)
      (gdpr|can-?spam|ccpa|casl|pecr|data protection (act|law|authority|officer)|privacy law|eu law) .. (violat~|breach~|illegal|complaint|request|under|article|art|infring~|against|fine|fines)
      (violat~|breach~|infring~|illegal|unlawful|against|under|per|break~|pursuant|according to|demand|request|article \\d+) .. (gdpr|can-?spam|ccpa|casl|pecr|data protection|privacy|law|laws|my rights|article \\d+)
      (subject|data) access request
      (harass|harassing|harassment|stalking|stalker|stalk)
      (fuck|fucking|fck|f\\W?off|piss off|screw you|go to hell|shove it|get lost|bugger off|sod off|asshole|assholes|bastards?|idiots?|morons?|bullshit|bollocks|wtf|shut up)
      (how dare|outrageous|unacceptable|disgusting|shameful|disgraceful|disgrace|appalling|despicable|shame on)
    `,
    3.6: `
      (no|not|zero) (right|permission|business|authori~) to .. (use|contact|e-?mail|write|store|have|process|send)
      (bunch|pack|gang) of .. (scammers|idiots|liars|crooks|spammers|clowns|amateurs)
      (this|is|it's|it|your|you|pure|more|total|just|such|sending|hate|blatant|another|fucking|your|unwanted|marked|mark|marking|considered|as) .. spam
      (spam|spammer|spammers|spamming|spammed|scam|scammer|scammers|scamming|fraud|phishing|con artists?)
      (illegal|unlawful|unsolicited|unethical|intrusive|invasive|dishonest|misleading|deceptive|creepy)
      (never|did not|didn't|not|n't|without|neither) .. (consent|consented|sign up|signed up|subscribe|subscribed|ask for|asked for|permission|agree to|agreed to|opt in|opted in|requested?|gave you|give you my)
      (annoying|annoyed|sick (and tired )?of|tired of|fed up|rude|ridiculous|pathetic|nuisance|pestering|intolerable|angry|furious|absurd|stupid)
      (already|told|asked|said|many times|times) ... (stop|no|not to|remove|unsubscribe~|not interested) ... (times|again|before|already|still|yet|twice|keep|ignored?|ignoring)
      (third|fourth|fifth|sixth|tenth|10th|5th|4th|3rd|20th|hundredth) (unwanted |unsolicited )?(e-?mail|mail|message|time|reminder)
      (i will|i'll|we will|we'll|will|going to|gonna|have|has|be|being) (be )?(block|blocking|blocked|report|reporting|blacklist~)
      block (you|your|this)
      (are you|you've got to be) (kidding|serious|deaf|stupid|insane|out of your)
      (stolen|bought|illegally|scraped|harvested|sold) .. (data|e-?mail|list|address|information)
      (formal|official|make a|file a|lodge a) (complaint|notice|warning)
      worst .. (e-?mail|service|company|outreach|mail)
    `,
    1.6: `
      (where|how) .. did .. you .. (get|got|obtain|find|acquire) .. (my|our|this)
      gdpr
    `,
  },
};
