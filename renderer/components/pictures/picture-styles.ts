import { makeStyles, tokens } from '@fluentui/react-components';

const stripe = (line: string, ground: string) =>
  `repeating-linear-gradient(135deg, ${ground} 0 6px, ${line} 6px 8px)`;

/** What the pictures share. A hatch tells danger where colours are the system's own. */
export const usePictureStyles = makeStyles({
  figure: { margin: 0, minWidth: 0 },
  danger: {
    color: tokens.colorStatusDangerForeground3,
    border: `1px solid ${tokens.colorStatusDangerBorder2}`,
  },
  dangerEdge: { border: `2px solid ${tokens.colorStatusDangerBorder2}` },
  hatch: {
    backgroundImage: stripe(tokens.colorStatusDangerBorder1, tokens.colorStatusDangerBackground1),
    '@media (forced-colors: active)': {
      backgroundImage: stripe('CanvasText', 'Canvas'),
      forcedColorAdjust: 'none',
    },
  },
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});
