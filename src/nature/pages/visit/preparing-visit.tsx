/** In place of the form until its scripts run, and what to do where there are none. */
export const PreparingVisit = () => (
  <>
    <div className="for-scripts">
      <p>Préparation de la saisie…</p>
    </div>
    <noscript>
      <p>
        La saisie d’une visite demande que le navigateur exécute les scripts de cette page. Sans eux, les données d’une
        visite entrent par un fichier&nbsp;: <a href="/nature/import">Importer des données</a>.
      </p>
    </noscript>
  </>
);
