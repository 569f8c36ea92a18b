import { expect, test } from "vitest";
import { Document } from "../config/document.ts";
import { lineAt, positionAt } from "./line-index.ts";

const text = "ab\n\ncdé😀f\r\nlast";

test.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [4, 3, 1],
  [9, 3, 6],
  [12, 4, 1],
  [16, 4, 5],
  [99, 4, 88],
])("offset %d is line %d, column %d", (offset, line, column) => {
  expect(new Document("a.conf", text).position(offset)).toEqual({ line, column });
});

test("an empty text has one line", () => {
  expect(positionAt([0], 0, 0)).toEqual({ line: 1, column: 1 });
  expect(lineAt([0], 0, 5)).toBe(0);
});
