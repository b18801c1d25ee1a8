import { Link } from 'react-router';

export default function Accessibility() {
  return (
    <div className="page reading prose">
      <title>Accessibilité – Carreau</title>
      <h1>Déclaration d’accessibilité</h1>
      <p>
        L’organisation qui installe Carreau s’engage à le rendre accessible, comme le demande l’article 47 de la loi n°
        2005-102 du 11 février 2005. Cette déclaration vaut pour les pages publiques et pour les pages de travail.
      </p>
      <h2>État de conformité</h2>
      <p>
        Carreau n’a pas encore été audité selon le référentiel général d’amélioration de l’accessibilité (RGAA, version
        4)&nbsp;: il ne peut donc pas être dit conforme. Ce qui est vérifié à chaque version, par un outil automatique
        et sur de vraies pages&nbsp;: structure, intitulés, contrastes en clair et en sombre, étiquettes des champs. Un
        tel outil ne voit qu’une partie des critères.
      </p>
      <h2>Ce qui est prévu pour vous</h2>
      <ul>
        <li>Tout se fait au clavier, le focus est toujours visible et un lien mène droit au contenu.</li>
        <li>Chaque graphique est suivi du tableau de ses données.</li>
        <li>Les pages se lisent sans JavaScript, à toutes les largeurs, en clair et en sombre.</li>
        <li>Les rapports en PDF sont balisés (PDF/UA-1)&nbsp;; ils existent aussi en DOCX et en ODT.</li>
        <li>Un état n’est jamais dit par la seule couleur.</li>
      </ul>
      <h2>Ce qui ne l’est pas encore</h2>
      <ul>
        <li>L’écriture du texte d’une fiche et la grille de saisie des chiffres demandent JavaScript.</li>
        <li>Les documents déposés par les organisations ne sont pas tous accessibles.</li>
      </ul>
      <h2>Nous écrire, et recourir</h2>
      <p>
        Si une page vous résiste, écrivez à l’organisation qui publie ce site (voir les{' '}
        <Link to="/mentions-legales">mentions légales</Link>)&nbsp;: elle vous doit le contenu sous une autre forme.
        Sans réponse satisfaisante, vous pouvez saisir la Défenseure ou le Défenseur des droits, en ligne sur
        defenseurdesdroits.fr ou par courrier gratuit&nbsp;: Défenseur des droits, Libre réponse 71120, 75342 Paris
        Cedex 07.
      </p>
    </div>
  );
}
