import { Link } from 'react-router';

/** The title and the head of a page below a viewpoint's. */
export const UnderViewpoint = (props: { viewpoint: { id: string; title: string }; heading: string }) => (
  <>
    <title>{`${props.heading} – ${props.viewpoint.title} – Carreau`}</title>
    <p className="quiet-text">
      <Link to="/photographies">Points de vue photographiés</Link> ›{' '}
      <Link to={`/photographies/${props.viewpoint.id}`}>{props.viewpoint.title}</Link>
    </p>
    <h1>{props.heading}</h1>
  </>
);
