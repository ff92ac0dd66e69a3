import type { TypedDocumentNode } from '@apollo/client';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import {
  CityFilesDocument,
  type CityFilesQueryVariables,
  CountyFilesDocument,
  type FilePageFragment,
  type FileRowFragment,
  ProvinceFilesDocument,
  TownshipFilesDocument,
} from '../../gen/graphql.ts';

/** The list of files of an area: one shape, whichever level holds them. */
export interface FilesAnswer {
  center: {
    code: string;
    holding: {
      streamCursor: string;
      files: { edges: { node: FileRowFragment }[]; pageInfo: FilePageFragment };
    } | null;
  } | null;
}

export const FILES: Record<LevelName, TypedDocumentNode<FilesAnswer, CityFilesQueryVariables>> = {
  province: ProvinceFilesDocument as TypedDocumentNode<FilesAnswer, CityFilesQueryVariables>,
  city: CityFilesDocument as TypedDocumentNode<FilesAnswer, CityFilesQueryVariables>,
  county: CountyFilesDocument as TypedDocumentNode<FilesAnswer, CityFilesQueryVariables>,
  township: TownshipFilesDocument as TypedDocumentNode<FilesAnswer, CityFilesQueryVariables>,
};
