export default function Home() {
  return (
    <div className="page">
      <title>Carreau</title>
      <h1>Carreau</h1>
    </div>
  );
}
