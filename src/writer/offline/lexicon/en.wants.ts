import type { Phrases } from '../cues.js';

/** English: What people write who want more: details, a talk, an answer. */
export const wants: Phrases = {
  interested: {
    2.3: `
      (curious|keen|intrigued|interests (me|us)|appealing|promising|listening|all ears|useful|helpful|worthwhile|relevant)
      (consider|considering|try it|try this|learn more|hear more|know more|see more|find out more|want (it|this|one)|would like)
      (info|information|details|brochure|summary|overview|material|documentation|deck)
      (get started|sign up|onboard|go ahead|proceed|move forward)
    `,
    4: `
      (want|wants|wanted) to (know|see|hear|learn|find out|read) more
      (ok |okay |yes )*(i'm|i am|we're|we are) (all ears|listening|keen|in|up for it|on board)
      (mind|would you mind|care to|feel free to|please|pls|kindly) (sending|send|sharing|share|forwarding|forward) ... (summary|info|information|details|deck|something|more|link|overview|brochure|pdf|proposal|offer|over|it|case stud~|examples?|material)
      (get|have) .. (access|account|login|licen~|trial|sandbox|test)
      (have|got) (me|us) (curious|interested|intrigued|listening|hooked)
      ^(ok |just |please |then |so )*(show|convince|impress|surprise|tell) me( more)?$
      (lead|boss|manager|management|team|ceo|director) .. asked (me|us) to (look|find|research|evaluate|source|check)
      (let's|i'll|we'll|happy to|love to|willing to|ready to|want to|keen to) (hear|see) .. (what|it|more)
      ^(hmm |ok |yes |please |well )*do tell
      (i|we) want (in|this|it)$
      (sure|yes|ok|okay|fine|yeah) why not
      (we|i) .. (need|want|could use) .. (help|support|hand|solution) .. (with|for|on)
      (send|give|make|get|do) .. (a |an |your )+(quote|offer|proposal|quotation|estimate)
      (we|i) (would|'d)? ?(like|love|want) to (get started|start|buy|order|purchase|sign up|move forward|proceed|go ahead|test|pilot|evaluate)
      (sounds|looks) like .. (something|what) (we|i) (need|could use|want|are looking for|would like|might)
      (fits|matches|aligns with|relevant for|relevant to) .. (what we|our|plans|planning|needs|roadmap)
      (bring|brought|take|taking) .. (to|up with) (my|our|the) (team|management|boss|board)
      (share|forward|show|discuss) (it|this|that) (internally|with (my|our|the) (team|boss|colleagues|partner|manager|board))
      how .. (get|set) .. (started|set up|going|this rolling)
      (i'm|i am|we're|we are) (in|game|sold|all in|convinced)$
      (problem|challenge|topic|issue|thing|pain|that's something) .. (we've|we have|we are|we're|for us|we face) .. (struggl~|facing|dealing|trying to|working on)
      {am} .. interested
      ^(very |quite |definitely |really |yes |so |potentially |super )*interested
      (definitely|really|very|quite|highly|potentially|still|always|be) interested
      (this|that|it) .. (interests|intrigues) (me|us)
      (tell|send|show|share|give|forward|e-?mail|provide|get|shoot|drop)( (me|us|over|through|along))? .. (more|info|information|infos|details|deck|brochure|material|materials|overview|docs|one-pager|proposal|offer|case stud~|examples?|something|access|presentation|slides|pdf|sample|video|specs|further|it over|it|them|over)
      (would|we'd|i'd|'d|do|want|wanna|wants|keen|eager|happy|glad|like|love) .. (to )?(know more|learn more|hear more|see more|see it|try it|try this|find out more|explore|test it|give it a (try|go|shot)|take a (closer )?look|see how|hear about|learn about|read more|check it out)
      (we|i) .. (been )?(looking for|need) (exactly )?(something like|exactly|a tool like|someone|such)
      (exactly|just|precisely) what (we|i) .. (need|looking for|want|after)~
      (count|sign) (me|us) (in|up)
      how (do|can) (we|i) .. (get started|sign up|start|begin|try|buy|order|proceed|join|move forward|get going)
      (let's|lets) (do (it|this|that)|go|get started|start|move forward|proceed|give it a (go|try|shot))
      ^(yes |ok |sure |great |please )*(go ahead|send it( over)?|send away|fire away|do it|do send|please do|i'm in|sign me up)( please)?$
      (what|what's) .. next steps?
      where do (we|i) sign
      (start|set up|get|run|have|do) .. (free |a |the )*(trial|pilot|test account|poc)
      (got|caught|have|has) (my|our) (attention|interest)
      (piqued|caught) (my|our|some)
      (all ears|tell me more|more info please|info please|details please|more details|keep talking)
    `,
    4.5: `
      (wouldn't|would not|won't|can't|cannot) say no
      not (uninterested|opposed|averse|against (it|the idea))
    `,
    3.2: `
      ^(absolutely|definitely|by all means|of course|certainly|totally|gladly)( yes)?$
      (sound|look|seem)s? .. (relevant|interesting|useful|promising|helpful|intriguing|good|great)
      (planning|thinking about|considering|discussing|discussed|looking at) .. (this|something like|exactly|just such|similar|a new|switching|replacing|moving)
      (quite|pretty|very|really|most|highly) (interesting|useful|relevant|promising|intriguing|compelling|helpful|impressive)
      (your|the|this) (\\w+ )?(product|tool|idea|offer|service|solution|approach|concept|it|platform|software|system) (is|looks|sounds|seems) .. (interesting|great|good|useful|promising|nice|cool|relevant)
      (sounds?|looks?|seems?|this is|that's|its|it's|it is) .. (interesting|great|good|promising|useful|perfect|cool|awesome|amazing|relevant|intriguing|compelling|exciting|fantastic|excellent|helpful|impressive|lovely|neat|brilliant|a good fit|right up our)
      (more|further|additional|some) (info|information|infos|details|insight)
      (keen|curious|excited|intrigued|eager) (to|about|how)
      (happy|glad|open|willing) to (learn|hear|see|look|explore|take|try|consider|evaluate|test|find out)
      (could|might|would|can) (be|really|certainly|actually)? .. (useful|helpful|relevant|of (great )?interest|interesting|a fit|work for us|help us|use this|benefit)
      (good|great|perfect|excellent|impeccable) timing
      (currently|actively|just|now|also|still) (looking (for|into|at)|evaluating|comparing|searching|shopping|considering|reviewing)
      (we are|we're|i am|i'm) (looking (for|into|at)|evaluating|comparing|searching|in the market|considering)
      (we|i) (really |definitely |could |do |desperately |urgently |might |certainly )+(need|use) (this|it|something|that|help|some|a)
      (i|we) (like|love) (it|this|the|what|how|your)
      of interest (to|for)
      (yes|yeah|yep|sure|absolutely|definitely|certainly) (please|absolutely|definitely|why not|thanks|of course|go ahead|we do|we are|i am|i do|sounds|would|let's|send|happy|that|we would|i would|interested)
      struggling with
      (would|'d) (love|like) (to|that|this)
    `,
    2.4: `
      ^(yes|yeah|yep|yup|sure|absolutely|definitely|of course|certainly|sure thing|why not|ok sure|ok great|ok good|sounds good|sounds great|perfect|great|cool|awesome)
      worth (a|exploring|looking|discussing)
      (interesting|intriguing)
      (free )?trial
    `,
  },
  wants_meeting: {
    2.3: `
      (call|phone|ring|talk|chat|meet|meeting|meetup|demo|demonstration|appointment|calendar|zoom|teams call|coffee|video call|slot)
      (monday|tuesday|wednesday|thursday|friday|tomorrow|today|{time})
    `,
    4: `
      (see|seeing|seen|show|watch|watching|demonstrate|experience) (it|this|that|me|us|the \\w+|your \\w+) .. (live|in action|in use|on screen|on a screen)
      (walk|walked|take|taken|talk|talked) .. through (it|this|the (product|tool|system|software|platform|thing))
      screen-?shar~
      (possible|like|love|want|good|great|nice|able|happy|keen) to (arrange|organi(s|z)e|schedule|set up|book|plan|have|see|get) .. (demo|demonstration|call|meeting|chat|visit|session|walkthrough)
      how (is|'s|does|about) ({day}|next \\w+day) .. (look~|for you|sound|work|suit)
      how's ({day}|next \\w+day)
      ({day}|{time}) .. (cet|cest|gmt|est|pst|utc|bst|your time|my time|our time|local time)
      (i|we) (can|could) (talk|speak|meet|do|make it|call|chat) .. ({day}|{time}|at \\d)
      (me|us|reached|available|reachable) (on|at|via) (my|this) (cell|mobile|phone|landline|number|direct line)
      (let's|lets|let us|can we|could we|shall we|should we|may we|we should|we could|we can|happy to|glad to|love to|like to|open to|free to|available to|able to|want to|wanna|up for|willing to|keen to|easier to|better to|prefer to|can you|could you|would you|i can|can i|could i|good to|great to|nice to|time to|time for|open for|ready to|ready for|arrange to|down for) .. {talk}
      (give|ring) (me|us|my \\w+|our \\w+) a (call|ring|bell|buzz|shout|tinkle)
      (call|phone|ring|reach|text) {me} (at|on|under|tomorrow|anytime|any time|back|whenever|after|before|between|around|please|asap|{day}|\\+?[\\d(])
      (please )?(call|phone|ring) (me|us)
      (schedule|book|arrange|set up|setup|organi(s|z)e|fix|plan|find|set|get|put|pencil|squeeze) .. (call|meeting|demo|time|slot|chat|appointment|session|walkthrough|conversation|something in|in the (diary|calendar)|zoom|date)
      (book|put|pencil|sign) (me|us) (in|down)
      (see|have|get|want|like|love|need|book|do|give {me}|show {me}) .. (live |quick |short )?(demo|demonstration|walkthrough|walk-through|product tour)
      ^(yes |a |quick |short |live )*(demo|call|meeting) (please|would|sounds|works|is fine|next|this|{day})
      (a|quick|short|brief|minute|min|mins|phone|video|intro|zoom|teams) (call|demo|chat|meeting|walkthrough) .. (would|sounds|works|is|could|makes)
      (are|would|will) you .. (free|available|around)
      {am} .. (free|available|around|open|in the office) .. ({day}|{time}|most|any|all)
      (free|available|around) (on |at |from |after |before |between |this |next |in the )*({day}|{time})
      {day} .. (works?|suits?|is good|is fine|would work|is ok|is okay|good for me|would be|fits|is best|is better|is perfect|it is|at|is great)
      (works?|suits?|ok|good|fine|better|best|perfect|great) (for|with|on)? .. {day}
      (how about|what about|does|would|is|maybe|say|shall we say|let's say|perhaps|let's do|lets do|do you have|can do|could do|can you do|could you do|i can do|we can do|try) .. {day}( .. {time})?
      {day} (at |around |after |before |between |by |about |@ )?(\\d{1,2} |the \\w+ )?(at |around )?{time}
      {time} (on |next |this )?{day}
      (send|share|shoot|drop|forward|give)( me| us| over)? .. (invite|invitation|calendar|availability|slots|times|booking link|time slots|dates|your number|scheduling|meeting link|zoom link|some time)
      (your|my|our) (calendar|calendly|booking|diary|agenda|availability)
      (calendly|cal|meetings\\.hubspot|savvycal)\\.com\\S*
      when (are|would|can|could|do|is|will|works|should|shall|suits) .. (free|available|talk|meet|call|good time|have time|speak|chat|you|best|work)
      (what|which) (time|day|times|days|slot|slots|date|dates)
      (look|looking) forward to (your call|talking|speaking|meeting|our call|chatting)
      (talk|speak|meet|see you) (on |at )?({day}|then|soon)
      (come|stop|swing|drop) (by|over|in|round) .. (office|booth|stand|{day})
      (meet|see) (you|me|us|up) at
    `,
    3.4: `
      ^({day}|{time})( or {day}| at {time})?( please| works| then| perhaps)?$
      (can|could) (you|we|i) (do|make|manage) .. ({day}|{time})
      (have|got) (some |a bit of )?(time|availability|a slot|a gap|an opening|a window|space) (on |at |this |next |in |for )*({day}|{time})
      (i'm|i am|we're|we are|i'll be) (around|free|available|in) (on|at|from|this|next|most|all|any|the)
      best (after|before|between|in the|around|time to)
      (have|got) .. (minutes?|mins?|half an hour|an hour|time for a) .. ({day}|{time})
      (can|could|would) .. (have|get|see) .. (demo|walkthrough|walk-through)
      (pick|choose|suggest|propose|name) .. (time|slot|date|day)
      (coffee|lunch|beer) (next|this|on|sometime|some time|soon)
      (my|our) (number|cell|mobile|phone|direct line|direct|extension|phone number|tel)( number)?( is)?
      (let me know|tell me) .. (when|what time|your availability|available|free|works|suits|time)
      (reach|get|catch) {me} (at|on|under|by phone|by telephone)
      ^(let's|lets) (talk|chat|speak|meet|call|connect)
      (meeting|call|demo|appointment) (on|at|for|next|this)
      (jump|hop|get) on (a|the) (call|zoom)
      (in person|face to face|by phone|over the phone|on the phone|via (zoom|teams|phone))
      more .. (over|on|in) a (call|meeting|chat)
    `,
    2.6: `
      (15|20|30|45|10) ?(minutes?|mins?)
      (works|suits|fine|good|ok|great|perfect) (for|with|by) (me|us)$
      (zoom|teams call|google meet|conference call)
    `,
  },
  question: {
    2.7: `
      (do|does|can|is|are) (you|it|this|your \\w+) (also |even |still |already )*(operate|work|support|offer|provide|serve|cover|ship|deliver|integrate|handle|include|have|compatible|available) .. (there|here|with|in|for|too|as well|any|it)
      ^(hi |hello |hey |so |and |ok )*(do|does|can|could|is|are|will|would|has|have|did|whats|wats|wot|hows|wheres|whos|whens) (u|you|it|this|that|there|ur|your|the|they|we|i|one)
    `,
    3.3: `
      ^(and|so) (it|this|that) (costs|means)
      (like|want|love) to understand (how|what|why|whether|if)
      (couple|few|some|number) of (things|questions|points) (before|first)
      (how much|what) .. (cost|costs|price|prices|pricing|charge|rates|fee|fees)
      ^(and |so |what about |how about |your |the )*(price|prices|pricing|cost|costs|price range|ballpark)( please)?$
      (send|share|give|provide|tell|know|let me know|see|get|receive|like|need|want) .. (me |us )?.. (price|prices|pricing|price list|pricelist|quote|quotation|rates|costs?|cost estimate|references|security docs|documentation|dpa|soc ?2)
      (like|want|need|love|curious|interested|interesting|trying|good|helpful|tell me|tell us|let me know|let us know|explain|clarify|know|understand|wondering|wonder|question is|ask|asking|unclear|not sure|not clear) .. (to )?(know |understand |learn |see )?.. (if|whether|how much|how many|how long|how it|how you|how this|how that|how your|what exactly|what kind|which|why|where (you|your|the|is|are|it)|who you|what it|what you|what the|what this|what is|what are)
      (explain|clarify|elaborate|confirm) .. (how|what|whether|if|that|on|why|the|your)
      (have|got|had) .. (question|questions|queries)
      (quick|one|another|first|a few|few|some|couple of|my|only) (more )?questions?
      who (are|is) (you|this|that|it)
    `,
  },
};
