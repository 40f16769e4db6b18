import { parse } from 'yaml';

interface Rover {
  readonly subgraphs?: Readonly<Record<string, { readonly routing_url?: string } | null>>;
}

/** The port after the highest that `rover.yaml` has. */
export function nextPort(rover: string): number {
  const { subgraphs = {} } = parse(rover) as Rover;
  const ports = Object.values(subgraphs).map((entry) =>
    Number(URL.parse(entry?.routing_url ?? '')?.port ?? 0),
  );
  return Math.max(4000, ...ports) + 1;
}

/** `rover.yaml` with one more subgraph at its end; everything else stays to the letter. */
export function withEntry(rover: string, name: string, port: number): string {
  return `${rover.trimEnd()}
  ${name}:
    routing_url: http://127.0.0.1:${port}/graphql
    schema:
      file: ./subgraphs/${name}/contract/schema.graphql
`;
}
