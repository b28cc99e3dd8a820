export default function HomePage() {
  return <h1>whathooks</h1>;
}
