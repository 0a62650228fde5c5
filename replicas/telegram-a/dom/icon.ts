const paths = {
  send: 'M4 12l16-8-5 16-3-7z',
  edit: 'M5 13l4 4L19 7',
  record:
    'M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6 11a6 6 0 0 0 12 0M12 17v3',
  forward: 'M13 5l7 7-7 7M20 12H5',
  schedule: 'M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM12 8v4l3 2',
  attach: 'M8 12l5-5a3 3 0 0 1 4 4l-7 7a5 5 0 0 1-7-7l7-7',
  smile: 'M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM9 10v.5M15 10v.5M8.5 14a4.5 4.5 0 0 0 7 0',
  spark: 'M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8z',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M14 6l-6 6 6 6',
  call: 'M6 5l3-1 2 4-2 2a9 9 0 0 0 5 5l2-2 4 2-1 3c-7 2-15-6-13-13z',
  video: 'M4 7h10v10H4zM14 11l6-3v8l-6-3z',
  clock: 'M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM12 8v4h4',
  plus: 'M12 5v14M5 12h14',
  verified:
    'M12 3l2.5 2 3-.2.8 3 2.4 2-1.2 2.8 1.2 2.8-2.4 2-.8 3-3-.2L12 22l-2.500-1.800-3 .2-.8-3-2.400-2 1.200-2.800L3.300 9.800l2.400-2 .8-3 3 .2zM8.500 12.500l2.500 2.500 4.500-5',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing of our own. */
export function icon(name: IconName): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  const attributes = { viewBox: '0 0 24 24', width: '22', height: '22', fill: 'none', 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  path.setAttribute('d', paths[name]);
  for (const [key, value] of Object.entries({
    stroke: 'currentColor',
    'stroke-width': '1.8',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })) {
    path.setAttribute(key, value);
  }
  svg.append(path);
  return svg;
}
