/** Everything in the databases of a folder that does not hold, as "level kind name". */
export declare function checkFolder(folder: string): string[];
