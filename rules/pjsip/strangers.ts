import { isAnonymousId, type PjsipEndpoint, type PjsipModel, setOption, type TextEdit } from "@astlint/core";

/** Endpoints that a caller without a password may stand behind, from anywhere: `anonymous`, and those that are open to all. */
export function strangers(pjsip: PjsipModel): readonly PjsipEndpoint[] {
  return pjsip.endpoints.filter(
    ({ isAuthenticated, isAnonymous, isClaimableByName }) =>
      !isAuthenticated && (isAnonymous || isClaimableByName),
  );
}

/** Trunks, and the endpoint for callers whom no other knows: what comes from outside. */
export function outsiders(pjsip: PjsipModel): readonly PjsipEndpoint[] {
  return pjsip.endpoints.filter(
    ({ id, isTrunk, isAuthenticated }) => isTrunk || (isAnonymousId(id) && !isAuthenticated),
  );
}

/** Gives each of some endpoints a value: where it stands in their own section, else in a new line there. */
export function setForEach(
  endpoints: readonly PjsipEndpoint[],
  name: string,
  value: string,
): readonly TextEdit[] {
  return endpoints.flatMap((endpoint) =>
    setOption(endpoint.section, endpoint.settings.get(name), endpoint.writtenName(name), value),
  );
}
