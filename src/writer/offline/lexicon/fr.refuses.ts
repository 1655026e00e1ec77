import type { Phrases } from '../cues.js';

/** French: What people write who say no, who are the wrong one to ask, or who complain. */
export const refuses: Phrases = {
  not_interested: {
    2.2: `
      (pas|non|aucun|aucune|jamais|rien|malheureusement|désolé|désolée)
    `,
    4.2: `
      (s'en|m'en|nous en) (passer~|passons|passe) .. (bien|volontiers|encore)
      (survivr~|vivr~|vivons|débrouill~|ferons|ferai) .. sans( (vous|ça|cela|elle|lui))?$
      (avons|ai|a|ont|été) .. (choisi|opté|retenu|sélectionné|préféré) .. (pour |avec |sur )?.. (autre|concurrent~)
      choix s'est .. porté sur .. (autre|concurrent~)
      (gentil|merci|désolée?|sympa|mais|honnêtement|franchement) (mais )?(non|sans façon)$
      (n'avons|n'ai|n'a|avons|ai) (pas|plus|aucun) .. (besoin|intérêt|l'utilité|usage)
      (ne|n') (rentre|entre|correspond|répond|convient|colle|cadre) pas
      (pas|plus|aucunement|nullement|guère|ni|non|aucun) .. (intéressée?s?|intérêt|intéresse|intéressent|intéresser)
      (sans|aucun) intérêt
      (ininteressant|désintéressé)
      non (merci|mais merci|désolée?|pas|ça ira|sans façon|c'est bon|je ne|nous ne|merci bien|pas intéressé)
      (merci mais|merci ,|merci) (non|sans façon|pas|ça ne|ça ira|ce n'est pas|nous ne)
      (sans façon|ça ira merci|c'est bon merci)
      (décline|déclinons|décliner|refuse|refusons)
      (pas|plus) .. (pour (nous|moi)|concernée?s?|adapté~ à|correspond~|pertinent~|utile pour|notre domaine|notre métier|dans nos|la cible|notre truc|ce que (je|nous|l'on)|donner suite|suite à|preneur|preneurs|demandeurs?|cœur de cible|notre activité)
      (donnerons|donnerai|donner|donne|donnons) .. (pas|suite)
      (ne donnerons|ne donnerai) pas
      (décidé|choisi|préféré|préférons|préfère) (de )?ne (pas|plus)
    `,
    3.7: `
      encore (une|un) .. (miracle|magique|révolution~)
      quelle originalité
      manquait plus que (ça|cela)
      (préférons|préfère) .. (garder|rester|continuer) .. (ce que|notre|nos|mon|avec)
      (n'en|n'avons|n'ai|ai|avons|a|en) .. (pas|aucune|aucun) .. (utilité|besoin|usage|intérêt)
      (pas|plus|aucun|ni|nul|sans) .. (besoin|besoins|usage|nécessaire|nécessité|projet|recherche de|recherchons|cherchons)
      (inutile|sans objet)
      (ne|n') .. (recherch~|cherch~|souhait~|veux|voulons|envisag~) .. (pas|rien|aucun~)
      (fermé|fermons|cessé|cessation|liquidation|dépôt de bilan|faillite|vendu) .. (activité|société|entreprise|boutique|judiciaire|définitivement)
      (liquidation judiciaire|cessation d'activité)
      (perdez|perdre|perte) .. (temps|votre temps)
      (jamais de la vie|hors de question|certainement pas|surtout pas|pas question)
      (ne|n') .. (concerne|correspond|convient|utilis~|sert) .. pas
    `,
    3: `
      ^(bonjour |euh |désolée? |merci |ah )*(non|nan|nope|négatif|pas vraiment|pas du tout|non non|non vraiment|passe mon tour|je passe|no|pas pour nous|pas pour moi|rien)( désolée?| merci| cordialement| bonne journée| pas| cdt)*$
      (bonne continuation|bonne chance)
      (je passe|on passe)
    `,
  },
  wrong_person: {
    2.3: `
      (collègue|service|responsable|interlocuteur|interlocutrice|siège|retraite|quitté|transmets|transféré|transmis|mauvaise|mauvais|en charge|remplacé)
    `,
    4: `
      (il faut|faut|vous devez|il faudrait|vous pouvez|vous devriez|mieux vaut) .. (voir|parler|contacter|s'adresser|demander|écrire|traiter) .. (avec|à|ça|cela|au|auprès|notre|mon) ... {who}
      (en retraite|à la retraite|parti à la retraite|plus en poste)
      (mon|ma|notre) (collègue|responsable|directeur|directrice|associé~|remplaçant~|successeur|patron|chef) .. (s'en occupe|gère|décide|est|pourra|vous|traite|qui)
      (pas|plus|ni) .. (la |le |votre |l'|du )*(bonne? (personne|interlocuteur|interlocutrice|contact|service|adresse|destinataire)|interlocuteur|interlocutrice|décideur|décisionnaire|responsable|concernée? par|en charge|chargée? de|personne concernée)
      (mauvais|mauvaise|erreur de|trompez de|trompé de|tromper de) .. (personne|interlocuteur|interlocutrice|contact|service|adresse|destinataire|numéro)
      (vous vous|vous) (trompez|êtes trompé~)
      (contactez|contacter|adressez|adresser|voir|voyez|parler|parlez|écrire|écrivez|rapprocher|rapprochez|joindre|appelez|tournez|demandez|transférez|transmettez|orienter|orientez|dirigez) ((-vous|vous|-le|le|plutôt|directement|svp|donc|cela|à|avec|de|du|vers|mon|ma|notre|nos|au|aux|la|le|votre|demande|auprès|d') )*.. {who}
      (ne|n') .. (travaill~) (plus|pas) .. (chez|dans|ici|pour|à|là|cette)
      (ne|n') .. (fais|fait|suis|est|sommes) (plus|pas) .. (partie|chez|dans (la|l'|cette)|ici|en charge|en poste|responsable|décisionnaire|décideur|qui décide|qui gère|qui s'occupe)
      (ne|n') .. (m'occupe|gère|s'occupe|décide) (plus|pas)
      (m'occupe|gère|décide|travaille) (pas|plus) .. (de|ça|chez|cela|dans|ce|des|ici|cette)
      (ai|a|avons|as|est|suis|vient de) .. (quitté|partie?|quitter)
      (quitté|démissionné|retraite|retraité|changé de poste|changé d'entreprise|décédé|nouveau poste|muté)
      (transmets|transmis|transfère|transféré|transmettre|transférer|fais suivre|fait suivre|faire suivre|relaye|relayé|mets|met|ajoute|transmettons|passe|forward) .. (à |au |votre |vous |mon |ma |notre |le |en |ce |message |mail |demande )*.. ({who}|copie|cc|personne|suivre|bonne|interne|concerné~|service|qui)
      (en copie|en cc|fais suivre|je transfère|je transmets)
      {who} .. (qui )?(s'occupe|s'en occupe|gère|décide|est en charge|est chargé~|est responsable|est l'interlocut~|est la bonne|pilote|se charge|en charge|suit|traite|est la personne)
      (ce n'est|n'est|c'est|est) (pas|plus) .. (moi qui|mon domaine|mon service|de mon ressort|ma responsabilité|mon périmètre|de ma compétence|mon rôle|dans mes attributions)
      pas de mon ressort
      (ne suis que|suis juste|simple) .. (stagiaire|assistante?|alternante?|standard|apprenti~|particulier)
    `,
    3.2: `
      (c'est|est) .. (qui (gère|s'occupe|décide|s'en occupe|est en charge|traite))
      particulier
      (la personne|l'interlocuteur) .. (est|en charge|à contacter|compétent~)
    `,
  },
  complaint: {
    4.4: `
      (avocat|avocate|avocats)
      (poursuites?|action|actions|suites|procédure|voie|voies|recours) (judiciaires?|légales?|en justice|juridiques?)
      (porter|porte|portons|porterai|déposer|dépose|déposerai|saisir|saisis|saisirai|signaler|signale|signalé|signalement|dénoncer|alerter|contacter|réclamation) .. (plainte|cnil|justice|tribunal|autorité~|police|spam|signal-?spam|33700|phishing|google|abus)
      (cnil|signal-?spam)
      (rgpd|gdpr|données personnelles) .. (viol~|non respect|respect|infraction|illégal~|article|demande|droit|plainte|conform~|contraire|non-respect|obligations?)
      (viol~|contraire|non respect|non-respect|conformément|infraction|en vertu|au titre|respect~|enfreint~|selon|droit d'accès) .. (rgpd|gdpr|loi|données personnelles|cnil|article|lcen)
      (harcèlement|harceler|harcelez|harcèle|harcelé)
      (foutez|ta gueule|vos gueules|connard~|merde|enculé~|va te faire|allez vous faire|emmerde~|chier|dégagez|fuck)
      (scandaleux|inadmissible|inacceptable|honteux|honte|intolérable|insupportable|culot|gonflé)
      porte(r|rai|rons)? plainte
      mise en demeure
    `,
    3.6: `
      (spam|spams|spammer|spammez|pourriel|pourriels|arnaque|arnaqueur~|escroc~|escroquerie|fraude|phishing|hameçonnage)
      (illégal|illégale|illicite|abusif|abusive|intrusif|intrusive|malhonnête)
      (jamais|pas|sans|aucun) .. (consentement|consenti|demandé|inscrite?|abonnée?|autorisé|autorisation|accord|donné mon|sollicité|accepté)
      (non|pas) (sollicitée?s?|désirée?s?|souhaitée?s?)
      (marre|ras le bol|ras-le-bol|assez de|agaçant|énervant|pénible|lourd à force|saoule|saoulez|gonfle|fatiguant|fatigant|agacée?|excédée?|insistant)
      (déjà|deja) .. (dit|demandé|écrit|répondu|signalé|précisé) ... (plus|pas|ne|arrêter|désinscri~|désabonn~|non|fois)
      (troisième|quatrième|cinquième|dixième|3e|4e|5e|[3-9]ème|énième|nième) (mail|e-?mail|message|relance|fois)
      (bloque|bloquer|bloquez|blacklist~|bloquerai) .. (vous|votre|adresse|domaine|expéditeur)
      (vendu~|acheté~|volé~) .. (données|adresse|fichier)
      plainte
    `,
    1.6: `
      (comment|où|d'où) .. (avez-vous|avez vous|vous avez|as-tu|tenez-vous|vient|sort) .. (eu|obtenu|trouvé|récupéré|mon|mes|cette|ma)
      (rgpd|gdpr)
    `,
  },
};
