/** Media type under which a board card travels while it is dragged. */
export const cardMediaType = 'application/x-houqin-card';

/** Whether what is dragged is one of our cards (its id is readable only on drop). */
export function draggedCard(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(cardMediaType) ?? false;
}
