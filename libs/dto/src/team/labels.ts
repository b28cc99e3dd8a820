import { IsInt, IsString, Max, Min } from 'class-validator';
import { LABEL_COLORS, LABEL_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { IsNotBlank, IsPrintable, MaxCharacters, OmittedOrValid } from '../fields/rules';
import { COLOR, LabelView } from './label-view';

export class LabelList {
  @Field({ description: 'All labels, by name.', type: () => LabelView, isArray: true })
  data: LabelView[];
}

export class CreateLabelRequest {
  @IsString()
  @IsNotBlank()
  @IsPrintable()
  @MaxCharacters(LABEL_MAX)
  @Field({
    description: 'Name; unique, whatever its case.',
    example: 'New customer',
    maxLength: LABEL_MAX,
  })
  name: string;

  @OmittedOrValid()
  @IsInt()
  @Min(0)
  @Max(LABEL_COLORS - 1)
  @Field({ description: `${COLOR} Default 0.`, example: 4, required: false })
  color?: number;
}

/** What is left out stays as it is. */
export class UpdateLabelRequest {
  @OmittedOrValid()
  @IsString()
  @IsNotBlank()
  @IsPrintable()
  @MaxCharacters(LABEL_MAX)
  @Field({ description: 'New name.', example: 'Customer', maxLength: LABEL_MAX, required: false })
  name?: string;

  @OmittedOrValid()
  @IsInt()
  @Min(0)
  @Max(LABEL_COLORS - 1)
  @Field({ description: COLOR, example: 4, required: false })
  color?: number;
}
