/** The part of dagre's types that is used. Its own types are for an ES module, and cannot be used in this package. */
declare module '@dagrejs/dagre' {
  export namespace graphlib {
    class Graph {
      public constructor(options?: { readonly directed?: boolean; readonly multigraph?: boolean });
      public setGraph(label: GraphLabel): this;
      public graph(): GraphLabel;
      public setNode(name: string, label: Size): this;
      public node(name: string): Size & Point;
      public setEdge(from: string, to: string, label: EdgeLabel): this;
      public edge(from: string, to: string): { readonly points: readonly Point[] };
    }
  }

  export interface GraphLabel {
    readonly rankdir?: 'TB' | 'LR';
    readonly nodesep?: number;
    readonly ranksep?: number;
    readonly edgesep?: number;
    readonly marginx?: number;
    readonly marginy?: number;
    /** Both are set by the layout. */
    readonly width?: number;
    readonly height?: number;
  }

  export interface EdgeLabel {
    /** How important a short and straight edge is to the layout. */
    readonly weight?: number;
    readonly minlen?: number;
  }

  export interface Size {
    readonly width: number;
    readonly height: number;
  }

  export interface Point {
    readonly x: number;
    readonly y: number;
  }

  export function layout(graph: graphlib.Graph): void;
}
