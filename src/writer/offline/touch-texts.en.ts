import type { TouchTexts } from './touch-texts.js';

export const EN: TouchTexts = {
  greeting: { friendly: 'Hi {name},', plain: 'Hello {name},', formal: 'Dear {name},' },
  greetingWithoutName: { friendly: 'Hello,', plain: 'Hello,', formal: 'Hello,' },
  fullName: { friendly: false, plain: false, formal: true },
  signOff: { friendly: 'Best,', plain: 'Best regards,', formal: 'Kind regards,' },
  subjects: [
    ['{our} for {company}?', '{company}: a short introduction', 'Something for {company}?', '{our} and {company}'],
    ['A short introduction: {our}', 'Worth a look? {our}', 'A note from {our}'],
    ['A short introduction', 'Is this of interest to you?'],
  ],
  questionSubjects: [
    ['One question about {company}', 'A quick question for {company}', 'How do you do this at {company}?'],
    ['One quick question', 'A question that takes a minute'],
  ],
  cameFrom: [['Your contact details reached us through {source}.', 'You came to us through {source}.']],
  why: [
    [
      'I’m writing to you because, as {title} at {company}, you are probably the right person to judge this.',
      'As {title} at {company}, you can tell within a minute whether this is of any use to you.',
      'Your role as {title} at {company} is the reason I’m turning to you directly.',
      'Before I go looking for the right person at {company}, I’d rather ask you, as {title}.',
    ],
    [
      'I’m writing because what we do could be useful at {company}.',
      'I don’t know who looks after this at {company}, so I’m starting with you.',
      'I think there may be a fit between {company} and what we do, and I’d like to check that with you.',
      'This is a short note to find out whether {company} and we should be talking.',
      'I’m trying to find the right person at {company} in {city}, and I hope that is you.',
    ],
    [
      'As {title}, you can judge better than I can whether this is relevant to you.',
      'I’m writing to you because, as {title}, you are probably the right person to ask.',
      'Your role as {title} is the reason I’m turning to you directly.',
      'I’d like to hear what you, as {title}, make of this.',
    ],
    [
      'I’m writing because what we do could be useful to you, and I’ll keep it short.',
      'This is a short note to find out whether we should be talking.',
      'I think we may be able to help you, and I’d like to check that with you.',
      'I’d like to introduce us briefly, so that you can decide whether it is worth your time.',
    ],
  ],
  sells: [
    [
      'What we do at {our}, in one sentence: {sells}',
      '{our} in one sentence: {sells}',
      'In short, this is what {our} offers: {sells}',
    ],
    ['What we do, in one sentence: {sells}', 'In short: {sells}'],
  ],
  sellsInOtherLanguage: [
    [
      'What we do at {our}, in one sentence ({inLanguage}): “{sells}”',
      '{our} in one sentence, {inLanguage}: “{sells}”',
    ],
    ['What we do, in one sentence ({inLanguage}): “{sells}”'],
  ],
  onBehalf: [['I’m writing on behalf of {our}.'], ['I’d be glad to tell you what we do.']],
  audience: [['It is meant for {audience}.', 'We do this for {audience}.', 'This is aimed at {audience}.']],
  ask: [
    [
      'Would a short call make sense, to see whether this fits {company}? One line in reply is enough. If the timing is wrong, just tell me when to come back to you.',
      'Is this worth a closer look for {company}? If so, reply with a day that suits you for a short call. If not, a brief “no” helps me too.',
      'Could this be of interest at {company}? A short reply is all it takes, and you are welcome to put your questions straight into it.',
      'What would you want to know first, to decide whether this makes sense for {company}? Just reply with your question, or with a day for a short call.',
    ],
    [
      'Would a short call make sense, to see whether this fits? One line in reply is enough. If the timing is wrong, just tell me when to come back to you.',
      'Is this worth a closer look for you? If so, reply with a day that suits you for a short call. If not, a brief “no” helps me too.',
      'Could this be of interest to you? A short reply is all it takes, and you are welcome to put your questions straight into it.',
      'What would you want to know first, to decide whether this makes sense for you? Just reply with your question, or with a day for a short call.',
    ],
  ],
  again: {
    new_angle: [
      [
        'I wrote to you about {our} and would like to add one thing.',
        'One addition to my earlier note about {our}.',
        'Coming back to my note about {our}, here is one more point.',
      ],
      [
        'I’d like to add one thing to my earlier note.',
        'One addition to my earlier note.',
        'Coming back to my earlier note, here is one more point.',
      ],
    ],
    other_angle: [
      [
        'I wrote to you about {our}; today I’d like to come at it from another side.',
        'My earlier note about {our} may have missed the point for you, so here is another try.',
        'Coming back to {our}, but from a different angle.',
      ],
      [
        'I wrote to you before; today I’d like to come at it from another side.',
        'My earlier note may have missed the point for you, so here is another try.',
        'Coming back to my earlier note, but from a different angle.',
      ],
    ],
    question: [
      [
        'I wrote to you about {our}; today I only have one question.',
        'Just one question about my earlier note on {our}.',
        'Instead of explaining {our} further, I’d rather ask you something.',
      ],
      [
        'I wrote to you before; today I only have one question.',
        'Just one question about my earlier note.',
        'Instead of explaining further, I’d rather ask you something.',
      ],
    ],
    close: [
      [
        'I have written to you about {our} and don’t want to crowd your inbox, so I’ll leave it at this for now.',
        'I assume {our} is not a priority for you at the moment, which is perfectly fine, so I’ll leave it here.',
        'This note about {our} is only to say that I don’t want to press the matter.',
      ],
      [
        'I have written to you before and don’t want to crowd your inbox, so I’ll leave it at this for now.',
        'I assume this is not a priority for you at the moment, which is perfectly fine, so I’ll leave it here.',
        'This note is only to say that I don’t want to press the matter.',
      ],
    ],
  },
  nudge: [
    [
      'I answered your question and would only like to know whether that settles it. If something is still open, just reply with it, and I’ll see to it. If the subject has moved down your list, that is fine too: a word is enough.',
      'Did my last mail answer what you wanted to know? If a point is missing, send it over, and I’ll come back to you with it. And if the timing has changed, just say so.',
    ],
  ],
  comeBack: [
    [
      'On {day} you wrote to us: “{words}” So I’m back, as you asked.',
      'You wrote on {day}: “{words}” I made a note of it, and here I am.',
    ],
    [
      'On {day} you asked us to come back later, so here I am.',
      'You asked us on {day} to get in touch again, so I do.',
    ],
  ],
  comeBackAsk: [
    [
      'Is this a good moment to pick it up again at {company}? If so, reply with a day that suits you for a short call. If it is still too early, tell me when to write again.',
    ],
    [
      'Is this a good moment to pick it up again? If so, reply with a day that suits you for a short call. If it is still too early, tell me when to write again.',
    ],
  ],
  colleague: {
    reached: [['A colleague of mine has been in touch with you since, so I’ll keep this short.']],
    not_reached: [['A colleague of mine tried to reach you and did not, so I’ll leave you a line here.']],
  },
  proof: [
    [
      'To give you something concrete: {proof}',
      'One fact says more than a long description: {proof}',
      'What may help you judge it: {proof}',
    ],
  ],
  angleAsk: [
    [
      'Would that be useful at {company} too? If you tell me in a line or two how you work today, I can answer more precisely.',
      'If you would like to know what that could look like at {company}, reply with the one point that matters most to you, and we will start there.',
      'Does that matter at {company}? A “yes” or “no” is enough, and so is the name of the colleague I should ask instead.',
    ],
    [
      'Would that be useful to you too? If you tell me in a line or two how you work today, I can answer more precisely.',
      'If you would like to know what that could look like for you, reply with the one point that matters most to you, and we will start there.',
      'Does that matter to you? A “yes” or “no” is enough, and so is the name of the colleague I should ask instead.',
    ],
  ],
  angleWithoutProof: [
    [
      'Whether this concerns you is quickly decided, because it is meant for {audience}.\n\nIf that describes you, it deserves a few minutes of your time: just reply with the point that matters most to you. If it doesn’t, you can safely put this aside.',
      'A simple way to tell whether this is for you: it was made for {audience}.\n\nDoes that sound like your situation? A “yes” or “no” is enough, and so is the name of the colleague I should ask instead.',
    ],
    [
      'Perhaps this subject sits with somebody else at {company}. In that case, a name is all I need.\n\nAnd if it does sit with you: what would have to be true for a conversation to be worth your time? One line in reply is enough.',
      'It is hard to judge an offer from a few lines. So let me turn it around: what takes more time at {company} than it should?\n\nIf you name one thing, I can tell you whether we are able to help with it or not.',
    ],
    [
      'Perhaps this subject sits with one of your colleagues. In that case, a name is all I need.\n\nAnd if it does sit with you: what would have to be true for a conversation to be worth your time? One line in reply is enough.',
      'It is hard to judge an offer from a few lines. So let me turn it around: what takes you more time than it should?\n\nIf you name one thing, I can tell you whether we are able to help with it or not.',
    ],
  ],
  question: [
    [
      'Is this something {company} is looking at now, something for later, or not a subject at all?\n\nOne word in reply is enough (“now”, “later” or “no”), and it tells me whether to get in touch again.',
      'How do you handle this at {company} today: by hand, with a tool you bought, or with something you built yourselves?\n\nA few words are enough. They would help me say whether we have anything to offer you, or whether you are well served already.',
      'Who looks after this at {company}: you, or somebody else?\n\nA “me” or a name is enough. Then I’ll know whether I’m taking up the right person’s time.',
      'You probably know better than I do how much this matters {industry}: is it a real subject at {company}, or a minor one?\n\n“Real” or “minor” is enough as a reply, and I’ll go by that.',
    ],
    [
      'Is this something you are looking at now, something for later, or not a subject at all?\n\nOne word in reply is enough (“now”, “later” or “no”), and it tells me whether to get in touch again.',
      'How do you handle this today: by hand, with a tool you bought, or with something you built yourselves?\n\nA few words are enough. They would help me say whether we have anything to offer you, or whether you are well served already.',
      'Who looks after this on your side: you, or somebody else?\n\nA “me” or a name is enough. Then I’ll know whether I’m taking up the right person’s time.',
    ],
  ],
  close: [
    [
      'Should the subject come up at {company} later, a short reply to this mail is enough, and we can pick it up from there. Thank you for your time.',
      'If it is simply the wrong moment, tell me when it would be better. If it isn’t for {company} at all, a brief “no” is just as welcome. Either way, thank you for reading.',
      'If things change at {company}, you have my address: a reply to this mail will reach us. Until then, I wish you all the best.',
    ],
    [
      'Should the subject come up later, a short reply to this mail is enough, and we can pick it up from there. Thank you for your time.',
      'If it is simply the wrong moment, tell me when it would be better. If it isn’t for you at all, a brief “no” is just as welcome. Either way, thank you for reading.',
      'If things change on your side, you have my address: a reply to this mail will reach us. Until then, I wish you all the best.',
    ],
  ],
  inLanguage: { en: 'in English', de: 'in German', fr: 'in French', es: 'in Spanish' },
};
