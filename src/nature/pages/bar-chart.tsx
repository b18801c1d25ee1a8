import { printNumber } from '../../kernel/french.ts';

interface Bar {
  key: string;
  /** Under the bar; none where labels would meet. */
  label: string;
  count: number;
}

const [width, height, foot, head] = [720, 180, 24, 16];

/** Bars one beside the other; a table beside it says the same. */
export function BarChart({ bars, label }: { bars: Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = width / Math.max(1, bars.length);
  const tall = height - foot - head;
  return (
    <svg className="bar-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {bars.map(({ key, label: words, count }, at) => {
        const size = (count / most) * tall;
        const middle = (at + 0.5) * step;
        return (
          <g key={key}>
            {count > 0 && (
              <rect x={at * step + step * 0.1} y={head + tall - size} width={step * 0.8} height={Math.max(size, 1)} />
            )}
            {count === most && (
              <text x={middle} y={head + tall - size - 4} textAnchor="middle">
                {printNumber(String(count))}
              </text>
            )}
            {words && (
              <text x={middle} y={height - 6} textAnchor="middle">
                {words}
              </text>
            )}
          </g>
        );
      })}
      <line x1="0" x2={width} y1={head + tall} y2={head + tall} />
    </svg>
  );
}
