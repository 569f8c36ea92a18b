/** Gives messages that are on their way their turn, between pieces of work that take long together. */
export async function letOthersIn(): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
}
