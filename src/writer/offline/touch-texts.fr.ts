import type { TouchTexts } from './touch-texts.js';

/** No slot follows "de" or "que", which would need an elision: {asTitle} brings its own. Code sets the space before : ; ? ! » as unbreakable. */
export const FR: TouchTexts = {
  greeting: { friendly: 'Bonjour {name},', plain: 'Bonjour {name},', formal: 'Bonjour {name},' },
  greetingWithoutName: { friendly: 'Bonjour,', plain: 'Bonjour,', formal: 'Bonjour,' },
  fullName: { friendly: false, plain: false, formal: true },
  signOff: { friendly: 'Bien à vous,', plain: 'Cordialement,', formal: 'Bien cordialement,' },
  subjects: [
    ['{our} pour {company} ?', '{company} : une brève présentation', 'Une idée pour {company} ?', '{our} et {company}'],
    ['En bref : {our}', 'À regarder ? {our}', 'Un message de notre équipe : {our}'],
    ['Une brève présentation', 'Est-ce un sujet pour vous ?'],
  ],
  questionSubjects: [
    ['Une question pour {company}', 'Juste une question pour {company}', 'Comment faites-vous chez {company} ?'],
    ['Une courte question', 'Une question, une minute'],
  ],
  cameFrom: [['Vos coordonnées nous sont parvenues par {source}.', 'Votre contact nous est parvenu par {source}.']],
  why: [
    [
      'Je vous écris car, {asTitle} chez {company}, vous êtes sans doute la bonne personne pour en juger.',
      '{asTitle} chez {company}, vous verrez en une minute si ceci peut vous être utile.',
      'C’est votre fonction chez {company} ({title}) qui m’amène à m’adresser directement à vous.',
      '{asTitle} chez {company}, vous savez sans doute mieux que personne si le sujet mérite un échange.',
    ],
    [
      'Je vous écris car ce que nous faisons pourrait être utile chez {company}.',
      'Je ne sais pas qui suit ce sujet chez {company}, et je commence donc par vous.',
      'Je pense que notre offre pourrait convenir à votre activité chez {company}, et j’aimerais le vérifier avec vous.',
      'Par ce court message, j’aimerais savoir si un échange entre {company} et nous aurait du sens.',
      'Je cherche le bon interlocuteur chez {company}, à {city}, et j’espère l’avoir trouvé.',
    ],
    [
      '{asTitle}, vous jugerez mieux que moi si ce qui suit vous concerne.',
      'Je vous écris car, {asTitle}, vous êtes sans doute la bonne personne.',
      'C’est votre fonction ({title}) qui m’amène à m’adresser directement à vous.',
      'J’aimerais savoir ce que vous en pensez, {asTitle}.',
    ],
    [
      'Je vous écris car ce que nous faisons pourrait vous être utile, et je serai bref.',
      'Par ce court message, j’aimerais savoir si un échange aurait du sens.',
      'Je pense que nous pouvons vous aider, et j’aimerais le vérifier avec vous.',
      'J’aimerais nous présenter brièvement, pour que vous puissiez décider si cela mérite votre temps.',
    ],
  ],
  sells: [
    [
      'Ce que nous faisons chez {our}, en une phrase : {sells}',
      '{our} en une phrase : {sells}',
      'En bref, voici ce que propose {our} : {sells}',
    ],
    ['Ce que nous faisons, en une phrase : {sells}', 'En bref : {sells}'],
  ],
  sellsInOtherLanguage: [
    [
      'Ce que nous faisons chez {our}, en une phrase ({inLanguage}) : « {sells} »',
      '{our} en une phrase, {inLanguage} : « {sells} »',
    ],
    ['Ce que nous faisons, en une phrase ({inLanguage}) : « {sells} »'],
  ],
  onBehalf: [['Je vous écris au nom de l’équipe {our}.'], ['Je vous dirai volontiers ce que nous faisons.']],
  audience: [['C’est conçu pour {audience}.', 'Nous le faisons pour {audience}.', 'C’est pensé pour {audience}.']],
  ask: [
    [
      'Un court appel aurait-il du sens, pour voir si cela peut convenir chez {company} ? Une ligne en réponse suffit. Si ce n’est pas le moment, dites-moi simplement quand revenir vers vous.',
      'Cela mérite-t-il qu’on y regarde de plus près chez {company} ? Si oui, proposez-moi un jour pour un court appel. Sinon, un simple « non » m’aide aussi.',
      'Cela pourrait-il intéresser {company} ? Une courte réponse suffit, et vous pouvez y ajouter vos questions.',
      'Que voudriez-vous savoir en premier pour décider si cela a du sens chez {company} ? Répondez-moi simplement avec votre question, ou avec un jour pour un court appel.',
    ],
    [
      'Un court appel aurait-il du sens, pour voir si cela peut vous convenir ? Une ligne en réponse suffit. Si ce n’est pas le moment, dites-moi simplement quand revenir vers vous.',
      'Cela mérite-t-il qu’on y regarde de plus près ? Si oui, proposez-moi un jour pour un court appel. Sinon, un simple « non » m’aide aussi.',
      'Cela pourrait-il vous intéresser ? Une courte réponse suffit, et vous pouvez y ajouter vos questions.',
      'Que voudriez-vous savoir en premier pour décider si cela a du sens pour vous ? Répondez-moi simplement avec votre question, ou avec un jour pour un court appel.',
    ],
  ],
  again: {
    new_angle: [
      [
        'Vous avez reçu un message de ma part sur {our}, et j’aimerais y ajouter un point.',
        'Un complément à mon message sur {our}.',
        'Je reviens à mon message sur {our}, car il y manquait un point.',
      ],
      [
        'Je vous ai écrit et j’aimerais ajouter un point.',
        'Un complément à mon message précédent.',
        'Je reviens à mon message précédent, car il y manquait un point.',
      ],
    ],
    other_angle: [
      [
        'Vous avez reçu un message de ma part sur {our} ; je le reprends aujourd’hui sous un autre angle.',
        'Mon message sur {our} est peut-être passé à côté de ce qui vous occupe. Voici donc un nouvel essai.',
        'Je reviens à mon message sur {our}, mais sous un autre angle.',
      ],
      [
        'Je vous ai écrit ; je reprends aujourd’hui le sujet sous un autre angle.',
        'Mon message précédent est peut-être passé à côté de ce qui vous occupe. Voici donc un nouvel essai.',
        'Je reviens à mon message précédent, mais sous un autre angle.',
      ],
    ],
    question: [
      [
        'Vous avez reçu un message de ma part sur {our} ; aujourd’hui, je n’ai qu’une question.',
        'Juste une question après mon message sur {our}.',
        'Plutôt que de vous présenter {our} plus longuement, je préfère vous poser une question.',
      ],
      [
        'Je vous ai écrit ; aujourd’hui, je n’ai qu’une question.',
        'Juste une question après mon message précédent.',
        'Plutôt que de vous expliquer davantage, je préfère vous poser une question.',
      ],
    ],
    close: [
      [
        'Je vous ai écrit sur {our} et je ne voudrais pas encombrer votre messagerie : j’en reste donc là pour l’instant.',
        'Je suppose que {our} n’est pas une priorité pour vous en ce moment, ce qui se comprend très bien. J’en reste donc là.',
        'Ce message sur {our} est simplement pour vous dire que je ne souhaite pas insister.',
      ],
      [
        'Je vous ai écrit et je ne voudrais pas encombrer votre messagerie : j’en reste donc là pour l’instant.',
        'Je suppose que ce n’est pas une priorité pour vous en ce moment, ce qui se comprend très bien. J’en reste donc là.',
        'Ce message est simplement pour vous dire que je ne souhaite pas insister.',
      ],
    ],
  },
  nudge: [
    [
      'J’ai répondu à votre question et j’aimerais seulement savoir si cela vous suffit. S’il reste un point ouvert, répondez simplement, et je m’en occupe. Si le sujet n’est plus d’actualité, un mot me suffit.',
      'Mon dernier message a-t-il répondu à ce que vous vouliez savoir ? S’il manque un point, envoyez-le-moi, et je reviens vers vous. Et si le moment ne convient plus, dites-le simplement.',
    ],
  ],
  comeBack: [
    [
      'Le {day}, vous nous avez écrit : « {words} » Je reviens donc vers vous, comme convenu.',
      'Vous nous écriviez le {day} : « {words} » Je l’ai noté, et me voici.',
    ],
    [
      'Le {day}, vous nous avez demandé de revenir plus tard. Me voici donc.',
      'Vous nous avez demandé le {day} de reprendre contact, ce que je fais aujourd’hui.',
    ],
  ],
  comeBackAsk: [
    [
      'Est-ce le bon moment pour en reparler chez {company} ? Si oui, répondez avec un jour qui vous convient pour un court échange. S’il est encore trop tôt, dites-moi quand vous écrire à nouveau.',
    ],
    [
      'Est-ce le bon moment pour en reparler ? Si oui, répondez avec un jour qui vous convient pour un court échange. S’il est encore trop tôt, dites-moi quand vous écrire à nouveau.',
    ],
  ],
  colleague: {
    reached: [['Une personne de notre équipe a été en contact avec vous depuis, je serai donc bref.']],
    not_reached: [['Une personne de notre équipe a tenté de vous joindre, sans succès ; d’où ce court message.']],
  },
  proof: [
    [
      'Un élément concret vous aidera peut-être à en juger. {proof}',
      'Une phrase en dit parfois plus qu’une longue description. {proof}',
      'Voici de quoi vous faire une idée plus concrète. {proof}',
    ],
  ],
  angleAsk: [
    [
      'Serait-ce utile aussi chez {company} ? Si vous me dites en une ou deux lignes comment vous travaillez aujourd’hui, je pourrai répondre plus précisément.',
      'Si vous souhaitez savoir ce que cela donnerait chez {company}, répondez-moi avec le point qui compte le plus pour vous, et nous commencerons par là.',
      'Est-ce important chez {company} ? Un « oui » ou un « non » suffit, tout comme le nom de la personne à qui je devrais plutôt m’adresser.',
    ],
    [
      'Serait-ce utile pour vous aussi ? Si vous me dites en une ou deux lignes comment vous travaillez aujourd’hui, je pourrai répondre plus précisément.',
      'Si vous souhaitez savoir ce que cela donnerait chez vous, répondez-moi avec le point qui compte le plus pour vous, et nous commencerons par là.',
      'Est-ce important pour vous ? Un « oui » ou un « non » suffit, tout comme le nom de la personne à qui je devrais plutôt m’adresser.',
    ],
  ],
  angleWithoutProof: [
    [
      'Savoir si cela vous concerne est simple : c’est conçu pour {audience}.\n\nSi vous vous y reconnaissez, cela mérite quelques minutes : répondez-moi avec le point qui compte le plus pour vous. Sinon, vous pouvez laisser ce message de côté sans regret.',
      'Un repère simple pour savoir si cela vous concerne : c’est fait pour {audience}.\n\nEst-ce votre situation ? Un « oui » ou un « non » suffit, tout comme le nom de la personne à qui je devrais plutôt m’adresser.',
    ],
    [
      'Peut-être ce sujet est-il suivi par quelqu’un d’autre chez {company}. Dans ce cas, un nom me suffit.\n\nEt s’il est bien chez vous : à quelle condition un échange mériterait-il votre temps ? Une ligne en réponse suffit.',
      'Il est difficile de juger une offre en quelques lignes. Je retourne donc la question : qu’est-ce qui prend plus de temps qu’il ne devrait chez {company} ?\n\nSi vous me citez une seule chose, je pourrai vous dire si nous savons aider ou non.',
    ],
    [
      'Peut-être ce sujet est-il suivi par l’un de vos collègues. Dans ce cas, un nom me suffit.\n\nEt s’il est bien chez vous : à quelle condition un échange mériterait-il votre temps ? Une ligne en réponse suffit.',
      'Il est difficile de juger une offre en quelques lignes. Je retourne donc la question : qu’est-ce qui vous prend plus de temps qu’il ne devrait ?\n\nSi vous me citez une seule chose, je pourrai vous dire si nous savons aider ou non.',
    ],
  ],
  question: [
    [
      'Est-ce un sujet du moment chez {company}, un sujet pour plus tard, ou pas un sujet du tout ?\n\nUn mot en réponse suffit (« maintenant », « plus tard » ou « non »), et je saurai si je dois revenir vers vous.',
      'Comment faites-vous aujourd’hui chez {company} : à la main, avec un outil du marché ou avec un outil maison ?\n\nQuelques mots suffisent. Ils m’aideraient à vous dire si nous avons quelque chose à vous apporter, ou si vous êtes déjà bien équipés.',
      'Qui suit ce sujet chez {company} : vous, ou quelqu’un d’autre ?\n\nUn « moi » ou un nom suffit. Je saurai alors si je m’adresse à la bonne personne.',
      'Vous savez mieux que moi si cela compte vraiment {industry} : est-ce un vrai sujet chez {company}, ou plutôt un détail ?\n\n« Vrai sujet » ou « détail » suffit comme réponse, et j’en tiendrai compte.',
    ],
    [
      'Est-ce un sujet du moment pour vous, un sujet pour plus tard, ou pas un sujet du tout ?\n\nUn mot en réponse suffit (« maintenant », « plus tard » ou « non »), et je saurai si je dois revenir vers vous.',
      'Comment faites-vous aujourd’hui : à la main, avec un outil du marché ou avec un outil maison ?\n\nQuelques mots suffisent. Ils m’aideraient à vous dire si nous avons quelque chose à vous apporter, ou si vous êtes déjà bien équipés.',
      'Qui suit ce sujet chez vous : vous, ou quelqu’un d’autre ?\n\nUn « moi » ou un nom suffit. Je saurai alors si je m’adresse à la bonne personne.',
    ],
  ],
  close: [
    [
      'Si le sujet se présente plus tard chez {company}, une courte réponse à ce message suffit, et nous reprendrons à partir de là. Merci pour votre temps.',
      'Si c’est simplement le mauvais moment, dites-moi quand ce serait mieux. Si cela ne concerne pas du tout {company}, un simple « non » est tout aussi bienvenu. Merci de m’avoir lu.',
      'Si les choses changent chez {company}, vous avez mon adresse : une réponse à ce message nous parviendra. D’ici là, je vous souhaite une bonne continuation.',
    ],
    [
      'Si le sujet se présente plus tard, une courte réponse à ce message suffit, et nous reprendrons à partir de là. Merci pour votre temps.',
      'Si c’est simplement le mauvais moment, dites-moi quand ce serait mieux. Si cela ne vous concerne pas du tout, un simple « non » est tout aussi bienvenu. Merci de m’avoir lu.',
      'Si les choses changent de votre côté, vous avez mon adresse : une réponse à ce message nous parviendra. D’ici là, je vous souhaite une bonne continuation.',
    ],
  ],
  inLanguage: { en: 'en anglais', de: 'en allemand', fr: 'en français', es: 'en espagnol' },
};
