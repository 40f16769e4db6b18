import type { EChartsCoreOption } from 'echarts/core';
import {
  valueRange,
  withGaps,
  type AlarmSpan,
  type HistoryMark,
  type HistoryPoint,
} from './history-data.ts';
import type { Severity } from './severity.ts';

/** Colours and font as computed from the tokens, because a canvas cannot read `var()`. */
export interface ChartInk {
  readonly series: string;
  readonly band: string;
  readonly grid: string;
  readonly limit: string;
  readonly text: string;
  readonly surface: string;
  readonly edge: string;
  readonly font: string;
  readonly severity: Record<Severity, { fill: string; soft: string; text: string }>;
}

export interface HistoryChartInput {
  readonly points: readonly HistoryPoint[];
  readonly from: number;
  readonly to: number;
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly lowText: string;
  readonly highText: string;
  readonly alarms: readonly AlarmSpan[];
  readonly marks: readonly HistoryMark[];
  readonly gapMs: number | undefined;
  readonly formatTime: (at: number) => string;
  readonly formatValue: (value: number) => string;
}

/** The drawing of a history: allowed band, dashed limits, alarm spans, gaps, extremes, marks. */
export function historyOption(input: HistoryChartInput, ink: ChartInk): EChartsCoreOption {
  const points = withGaps(input.points, input.gapMs);
  const { min, max } = valueRange(points, [input.low, input.high]);
  const limited = typeof input.low === 'number' || typeof input.high === 'number';
  const text = { color: ink.text, fontFamily: ink.font, fontSize: 12 };
  const limitLine = (value: number, label: string, position: string) => ({
    yAxis: value,
    label: { ...text, formatter: label, position },
    lineStyle: { color: ink.limit, type: 'dashed', width: 1 },
  });

  return {
    animation: false,
    textStyle: { fontFamily: ink.font },
    grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: ink.surface,
      borderColor: ink.edge,
      textStyle: text,
      axisPointer: { lineStyle: { color: ink.limit } },
      formatter: (drawn: unknown) => tooltip(drawn, input),
    },
    xAxis: {
      type: 'time',
      splitNumber: 3, // few labels: none may be left out for want of room in a panel
      min: input.from,
      max: input.to,
      axisLine: { lineStyle: { color: ink.edge } },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: ink.grid } },
      axisLabel: { ...text, formatter: input.formatTime, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min,
      max,
      axisLabel: {
        ...text,
        showMinLabel: min === 0,
        showMaxLabel: false,
        formatter: (value: number) => input.formatValue(value),
      },
      splitNumber: 3,
      splitLine: { show: false },
    },
    series: [
      {
        type: 'line',
        name: 'allowed',
        data: [],
        silent: true,
        markArea: {
          silent: true,
          itemStyle: { color: ink.band },
          data: limited ? [[{ yAxis: input.low ?? min }, { yAxis: input.high ?? max }]] : [],
        },
        markLine: {
          silent: true,
          symbol: 'none',
          data: [
            ...(typeof input.low === 'number'
              ? [limitLine(input.low, input.lowText, 'insideStartBottom')]
              : []),
            ...(typeof input.high === 'number'
              ? [limitLine(input.high, input.highText, 'insideStartTop')]
              : []),
          ],
        },
      },
      ...extremes(points, ink),
      {
        type: 'line',
        name: 'value',
        data: points.map((point) => [point.at, point.value]),
        connectNulls: false,
        showSymbol: false,
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { color: ink.series, width: 1.5 },
        itemStyle: { color: ink.series },
        ...alarmMarks(input, max, ink),
        markPoint: points.length === 0 ? undefined : markPoints(input, max, ink, text),
      },
    ],
  };
}

/** The span between lowest and highest of each hour or day, as one stacked band. */
function extremes(points: readonly HistoryPoint[], ink: ChartInk) {
  if (!points.some((point) => typeof point.min === 'number')) return [];
  const shared = {
    type: 'line',
    stack: 'extremes',
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    connectNulls: false,
  };
  return [
    { ...shared, name: 'lowest', data: points.map((point) => [point.at, point.min ?? null]) },
    {
      ...shared,
      name: 'spread',
      data: points.map((point) => [
        point.at,
        typeof point.min === 'number' && typeof point.max === 'number'
          ? point.max - point.min
          : null,
      ]),
      areaStyle: { color: ink.series, opacity: 0.22 },
    },
  ];
}

function alarmMarks(input: HistoryChartInput, top: number, ink: ChartInk) {
  return {
    markArea: {
      silent: true,
      data: input.alarms.map((alarm) => [
        {
          xAxis: alarm.from,
          itemStyle: { color: ink.severity[alarm.severity].soft, opacity: 0.9 },
        },
        { xAxis: alarm.to ?? input.to },
      ]),
    },
    markLine: {
      silent: true,
      symbol: 'none',
      data: [
        ...input.alarms.map((alarm) => ({
          xAxis: alarm.from,
          lineStyle: { color: ink.severity[alarm.severity].fill, type: 'solid', width: 1.5 },
          label: { show: false },
        })),
        // the bar over the span says "alarm" without colour, too
        ...input.alarms.map((alarm) => [
          {
            coord: [alarm.from, top],
            lineStyle: { color: ink.severity[alarm.severity].fill, type: 'solid', width: 4 },
          },
          { coord: [alarm.to ?? input.to, top] },
        ]),
        ...input.marks.map((mark) => ({
          xAxis: mark.at,
          label: { show: false },
          lineStyle: { color: ink.text, type: [2, 3], width: 1 },
        })),
      ],
    },
  };
}

/** The newest value as a dot, and the words at the start of each alarm. */
function markPoints(input: HistoryChartInput, top: number, ink: ChartInk, text: object) {
  const last = input.points.findLast((point) => point.value !== null);
  const now =
    last && input.alarms.find((span) => span.from <= last.at && (span.to ?? Infinity) >= last.at);
  return {
    silent: true,
    symbol: 'circle',
    data: [
      ...(last
        ? [
            {
              coord: [last.at, last.value],
              symbolSize: 7,
              itemStyle: { color: now ? ink.severity[now.severity].fill : ink.series },
              label: { show: false },
            },
          ]
        : []),
      ...input.alarms.map((alarm) => {
        const late = alarm.from - input.from > (input.to - input.from) / 2;
        return {
          coord: [alarm.from, top],
          symbolSize: 0.1,
          label: {
            ...text,
            show: alarm.text !== '',
            color: ink.severity[alarm.severity].text,
            fontWeight: 600,
            formatter: () => alarm.text,
            position: late ? 'left' : 'right',
            offset: [0, 14],
            backgroundColor: ink.surface,
            borderRadius: 3,
            padding: [2, 4],
          },
        };
      }),
    ],
  };
}

function tooltip(drawn: unknown, input: HistoryChartInput): string {
  const items = drawn as { seriesName: string; value: [number, number | null] }[];
  const item = items.find((each) => each.seriesName === 'value') ?? items[0];
  if (!item) return '';
  const [at, value] = item.value;
  const point = input.points.find((each) => each.at === at);
  const spread =
    typeof point?.min === 'number' && typeof point.max === 'number'
      ? ` (${input.formatValue(point.min)}–${input.formatValue(point.max)})`
      : '';
  // Both parts are formatted numbers and times, never users' text: nothing to escape.
  return `${input.formatTime(at)} <b>${value === null ? '—' : input.formatValue(value)}</b>${spread}`;
}
