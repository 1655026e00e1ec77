/** French months, as in dates. */
export const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|aout|septembre|sept|octobre|novembre|décembre';

/** Named lists the French phrases refer to. */
export const words = {
  day: "((ce |le |dès |jusqu'à )*(demain|aujourd'hui|lundi|mardi|mercredi|jeudi|vendredi|samedi|après-demain)( prochain)?( matin| après-midi| soir| midi)?|(la )?semaine prochaine|cette semaine|(en )?(début|fin) de semaine( prochaine)?|(ce |cet )?(matin|après-midi))",
  time: '((à |vers |après |entre |dès )*(\\d{1,2} ?h(eures)?( ?\\d{2})?|\\d{1,2}[:.]\\d{2}|midi))',
  month: MONTHS,
  num: '(un|une|deux|trois|quatre|cinq|six|dix|douze|quelques|\\d{1,2})',
  far: `(((en|fin|début|mi|mi-|courant|à partir de|d'ici|dès|avant|après|jusqu'en|jusqu'à|pour|au mois de|vers|le|au) )*(début |fin |mi-?)?(${MONTHS})( prochain| 20\\d\\d)?|(l'|le |au |en |du |d'ici |fin |début |après |à |la |les |dès |avant |cet |cette |d')+(an prochain|année prochaine|année|mois prochain|prochain trimestre|trimestre prochain|trimestre|printemps|été|automne|hiver|rentrée|vacances|congés|pâques|noël|fêtes|semestre|exercice|prochain exercice|nouvel an)( prochaine?)?|(l')?(an|année) prochaine?|(au |en |le )*(mois|trimestre|semestre) prochain|(prochain|premier|deuxième|second|troisième|quatrième|dernier|[1-4](er|e|ème|eme)?) (trimestre|semestre)|[tq] ?[1-4]|(dans |d'ici |après )(environ |encore )?{num} (ou \\w+ )?(semaines?|mois|ans?|trimestres?|jours)|{num} (semaines|mois|ans)|20[2-9]\\d|fin d'année|début d'année|fin de l'année|rentrée|semaine \\d{1,2}|(le |au )?\\d{1,2}/\\d{1,2}(/\\d{2,4})?|nouvelle année|prochain budget|prochaine année)`,
  who: '(collègue|collegue|responsable|directeur|directrice|patron|chef|équipe|service|associé|gérant|gérante|assistante?|président|dg|daf|dsi|drh|rh|achats|marketing|direction|siège|m\\.?|mme|mr|monsieur|madame|remplaçant~|successeur|confrère|supérieur|dirigeant|manager|[^\\s@]{1,64}@\\S+|commercial|comptab~|informatique)',
  back: '(recontact~|rappel~|revenez|revenir|reviens|revoyons|reparl~|relanc~|recontactez|réécri~|écrivez|contactez|contacter|voir|discuter|parler|reprendre|reprenons|reprenez|reprends|échanger|refaire|refaites|repass~|re-?contact~|appelez|envisager|étudier|regarder|faire le point|point|tenir au courant|retour vers|verra|verrons|re-?voir|revoir|en rediscuter|rediscut~|décider|commencer|planifier|essayez|retent~|réessay~)',
  now: "(pour le moment|pour l'instant|actuellement|en ce moment|à ce jour|maintenant|cette année|à l'heure actuelle|ce trimestre|ce mois-ci|tout de suite|dans l'immédiat|présentement|à ce stade)",
};
