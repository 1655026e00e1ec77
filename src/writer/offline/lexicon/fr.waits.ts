import type { Phrases } from '../cues.js';

/** French: What people write who do not say no: what holds them back, and when to come back. */
export const waits: Phrases = {
  objection: {
    5: `
      (avons|ai|a|avions|avait|avais) .. (essayé|testé|acheté|utilisé|pris|installé|payé|déployé|investi) .. (outils?|logiciels?|solutions?|systèmes?|produits?|similaire|quelque chose|ce genre|plateforme) ... (et|mais|puis|qui|que|au final) ... (personne|jamais|échec|fiasco|catastrophe|flop|déçu~|déception|abandonné~|placard|pour rien|rien donné|pas (marché|fonctionné|servi|pris|utilisé))
      (dernier|dernière|précédente?) (outil|logiciel|prestataire|solution|système|fournisseur|tentative) ... (personne|jamais|échec|fiasco|catastrophe|flop|déçu~|déception|abandonné~|placard|pour rien|rien donné|pas (marché|fonctionné|servi|pris|utilisé))
    `,
    2.3: `
      (budget|prix|coût|cher|tarif|contrat|déjà|prestataire|fournisseur|concurrent|interne|équipés|équipé|compliqué|complexe|risque|confiance|sécurité|cloud|ia|petite|petit|direction|validation|peur|lourd|personnel)
    `,
    4: `
      pourquoi .. (mieux|différent~|marcherait|fonctionnerait) .. cette fois
      comment (font|gèrent|s'y prennent|règlent) .. (les autres|vos autres)
      pourquoi (devrions-nous|devrais-je|changer|payer|devrait-on|on changerait|changerions)
    `,
    3.5: `
      (engagée?s?|lié~|sous contrat|contrat) .. (avec|jusqu'|auprès|chez)
      (clients|patients|équipes|gens) .. (veulent|préfèrent|attendent|aiment) .. (humains?|parler|vrai~|personnes?|contact)
      (nous )?(suffit|suffisent|convient très bien|fonctionne très bien|marche très bien)
      (pas|plus) .. (le temps|les ressources|les équipes|assez de temps|la main d'œuvre)
      (mon|ma|notre|le|la) (patron|direction|chef|associé~|dg|daf|dsi|informatique) .. (ne veut|refuse|n'acceptera|est contre|ne voudra|bloque|pas d'accord|n'est pas)
      (trop|beaucoup) (de )?(travail|complexité|contraintes|temps à mettre)
      (pas|jamais) .. (confiance|rassuré~|convaincu~)
      (trop|très|assez|un peu|plutôt|bien|vraiment|si) .. (cher|chère|chers|onéreux|coûteux|élevée?s?|couteux)
      (hors|dépasse|au-dessus|au delà) .. (budget|prix|moyens)
      (pas|plus|aucun|sans|ni|manque|manquons) .. (budget|moyens|argent|temps|ressources|disponibilité|financement~|fonds|trésorerie|personnel|enveloppe)
      budget .. (gelé|bouclé|serré|épuisé|limité|dépensé|clos|contraint|voté|restreint|alloué)
      (avons|ai|a|utilisons|travaillons|utilise|travaille|sommes|suis|est|collaborons|bossons|bosse) .. (déjà|dejà|deja)
      (déjà|deja) .. (un|une|équipé~|équipés|utilise|client~|en place|accompagné~|solution|prestataire|partenaire|fournisseur|outil|avec|agence|pourvu|ce qu'il|sous contrat|engagé~|quelqu'un|couvert~|tout|interne|doté)
      (satisfait~|content~|contents|heureux|ravis?) .. (de |avec |d'|du )
      (en sommes|en suis|entièrement|très|tout à fait|pleinement|suis|sommes) (très |pleinement |entièrement )?(satisfaits?|contents?)
      (solution|outil|prestataire|fournisseur|partenaire|système|logiciel|crm|agence|contrat) (actuel|actuelle|existant~|en place|habituel)
      (on|nous|je) (utilise|utilisons|travaille avec|travaillons avec|passe par|passons par|bosse avec) (?!pas|plus|rien|ne)\\w+
      (sous|un|notre|par un|en) (contrat|engagement|engagé~)
      contrat .. (jusqu'|avec|signé|renouvelé|court|engage|expire|en cours|cours)
      (gérons|gère|faisons|fait|fais|traitons|gérer|faire|développ~|tout) .. (en interne|nous-mêmes?|nous mêmes?|à la main|moi-même)
      en interne
      (sceptique~|doute~|dubitatif~|réservé~|réticen~|méfian~|crains|craignons|inquièt~|peur)
      (pas|peu|guère) .. (convaincue?s?|convaincant|persuadé~|sûre? que|vois pas l'intérêt|confiance)
      (vois|voyons|comprends) (pas|mal|difficilement) .. (intérêt|valeur|apport|utilité|différence|plus-value|bénéfice)
      (mauvaises?|déçus?|déçue|échaudé~|pas eu de bonnes?) .. (expériences?|expérience|par)
      déjà (testé|essayé|tenté)
      (trop|très|bien) (petite?s?|compliqué~|complexe|lourd~|risqué|beau pour|chronophage|générique)
      (vient|viens|venons) (juste |tout juste )?(de|d') (signer|changer|renouveler|investir|mettre|choisir|acheter|migrer|recruter|déployer|passer|prendre)
      (choisi|opté|retenu|parti~|signé) .. (autre|concurrent|pour|chez|avec)
      (moins cher|remise|réduction|rabais|meilleur prix)
      (validation|accord|convaincre|feu vert|aval) .. (direction|associé~|patron|chef|siège|comité|ma|mon)
      (problème|souci|contrainte|risque|question)s? .. (rgpd|sécurité|confidentialité|données|juridique)
      (nos|mes|les) (clients|équipes|collaborateurs|patients) .. (préfèrent|n'aiment|ne veulent|détestent|refusent|n'accepte~)
      (changer|changement|migration|migrer|bascul~) .. (coût~|compliqué|lourd|trop|cher|risqué|pénible|galère)
      (il )?manque .. (intégration|fonctionnalité~|connecteur)
      (ne|n') .. (pas) .. (compatible|intègre|s'intègre|fonctionne~|adapté~)
      (tout le monde|tous|ils) .. (dit|dis|disent|promet|promettent|même chose|pareil)
      (rentable|rentabilité)
    `,
  },
  later: {
    2.3: `
      (plus tard|actuellement|pour l'instant|pour le moment|en ce moment|vacances|congés|débordé~|occupé~|prochainement|ultérieurement)
      {far}
    `,
    4.3: `
      (relanc~|réécri~|me réécrire) .. {day}
      {back} ... ({far}|plus tard|ultérieurement|à ce moment-là|dans le futur)
      {far} .. (serait|sera|ce serait|plutôt|me va|convient|idéal|mieux|préférable|plus|pourquoi pas|on|nous|éventuellement|peut-être|envisageable|si|possible|propice|recontact~|je|nous serons|rappel~|budget)
      (pas avant|au plus tôt|à partir de|plutôt|peut-être|éventuellement|seulement|pas tout de suite|attendre|attendez|d'ici|vers|sans doute|probablement|courant|voir|reporté~?|repoussé~?) (à |au |en |le |la |pour |vers |plutôt )*{far}
      (recontactez|recontacter|revenez|relancez|réessayez|recontacte|revenir|relancer)(-moi|-nous| vers (moi|nous))?
    `,
    3.3: `
      (pas|plus) .. (dispo|disponible|libre|possible|le temps) .. avant
      (à voir|on verra|nous verrons|à revoir|à rediscuter) .. {far}
      ^(pas maintenant |oui |non |merci |ok |bonjour )*{far}( peut-être| merci| svp| plutôt)*$
      (plus tard|ultérieurement|une autre fois|à un autre moment|un de ces jours|dans le futur|à l'avenir|prochainement|dans un second temps)
      (pas|plus|mauvais) .. (bon moment|moment|bonne période|le temps en ce moment|timing)
      (mauvais|mal) (moment|timing|choisi|période|tombe)
      (mauvaise|pas la bonne) période
      (pas|plus) .. (prioritaire|priorité|d'actualité|à l'ordre du jour|une priorité|la priorité|l'ordre du jour|urgent)
      (trop|encore|un peu|bien) (tôt|prématuré)
      (prématuré|projet en pause|en stand-?by|en attente|reporté|repoussé|gelé pour|suspendu|mis de côté|remis à)
      (débordée?s?|surchargée?s?|sous l'eau|très occupée?s?|pas une minute|charge de travail|pleine saison|clôture|tête sous l'eau|plein déménagement|réorganisation|restructuration|rush|trop occupé~|en plein)
      (après|une fois|quand|lorsque|dès que|tant que) .. (les |le |la |nous |on |j'|l'|notre |nos |que |mon )*.. (vacances|congés|fêtes|été|rentrée|salon|déménagement|lancement|projet|bilan|saison|aurons|aurai|serons|sera|terminé~|fini|prêts?|migration|fusion|clôture|embauch~|levée)
      (reviendrai|reviendrons|reviens|revenons|recontacterai|recontacterons|ferai|ferons|rappellerai|tiendrai) .. (vers vous|signe|contacte~|quand|si|dès|rappel~)
      (besoin|laissez|laisser|prendre|faut) .. (de |un peu de |d'|plus de |du |le )*temps
      (je|nous|on) (vous )?(recontacte~|recontactera|rappelle|rappellerai|rappellerons)
      garde~ .. (coordonnées|contact|mail|côté)
    `,
    2.7: `
      (pas|plus|rien|aucun~) .. {now}
      {now} .. (pas|plus|rien|aucun~|non|ne|n'|c'est non|on n')
      pas (maintenant|encore|tout de suite|cette année|actuellement|pour l'instant|pour le moment)
    `,
  },
};
