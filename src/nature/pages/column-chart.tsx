import { printNumber } from '../../kernel/french.ts';
import '../../web/components/drawing.css';

interface Column {
  key: string;
  /** Under it; none where labels would meet. */
  label: string;
  count: number;
}

const [width, height, foot, head] = [720, 180, 24, 16];

/** Counts over time, one column each; a table beside it says the same. */
export function ColumnChart({ columns, label }: { columns: Column[]; label: string }) {
  const most = Math.max(1, ...columns.map(({ count }) => count));
  const step = width / Math.max(1, columns.length);
  const tall = height - foot - head;
  return (
    <svg className="chart column-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {columns.map(({ key, label: words, count }, at) => {
        const size = (count / most) * tall;
        const middle = (at + 0.5) * step;
        return (
          <g key={key}>
            {count > 0 && (
              <rect
                className="chart-bar"
                x={at * step + step * 0.1}
                y={head + tall - size}
                width={step * 0.8}
                height={Math.max(size, 1)}
              />
            )}
            {count === most && (
              <text className="chart-text" x={middle} y={head + tall - size - 4} textAnchor="middle">
                {printNumber(String(count))}
              </text>
            )}
            {words && (
              <text className="chart-text" x={middle} y={height - 6} textAnchor="middle">
                {words}
              </text>
            )}
          </g>
        );
      })}
      <line className="chart-line" x1="0" x2={width} y1={head + tall} y2={head + tall} />
    </svg>
  );
}
