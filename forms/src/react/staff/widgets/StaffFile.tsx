import { UploadOutlined } from '@ant-design/icons';
import type { WidgetProps } from '@rjsf/utils';
import { Button, Flex, Progress, Typography, Upload } from 'antd';
import { useControlProps } from '../../control-props.js';
import { fileIdsOf } from '../../file-ids-of.js';
import { useFormStage } from '../../form-stage.js';
import { StoredFile } from '../../StoredFile.js';
import { useUpload } from '../../use-upload.js';

/** A document or photo: chosen, stored at once, shown by name. A list takes several. */
export function StaffFile(props: WidgetProps) {
  const { group, single, options } = useControlProps(props);
  const { texts } = useFormStage();
  const several = options.answer.type === 'array';
  const ids = fileIdsOf(options.answer, props.value);
  const upload = useUpload(options, (id) => props.onChange(several ? [...ids, id] : id));
  const remove = (id: string) => props.onChange(several && ids.length > 1 ? ids.filter((other) => other !== id) : undefined);
  return (
    <fieldset {...group} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      {ids.map((id) => (
        <Flex key={id} gap={8} align="center">
          <StoredFile id={id} />
          <Button type="link" size="small" onClick={() => remove(id)} disabled={single.disabled}>
            {texts.remove}
          </Button>
        </Flex>
      ))}
      <Upload
        accept={options.accept?.join(',')}
        showUploadList={false}
        beforeUpload={(file) => {
          void upload.send(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />} disabled={single.disabled || upload.share !== undefined}>
          {ids.length && !several ? texts.uploadAgain : texts.upload}
        </Button>
      </Upload>
      {upload.share !== undefined && (
        <Progress percent={Math.round(upload.share * 100)} size="small" aria-label={texts.uploading(Math.round(upload.share * 100))} />
      )}
      {upload.error && (
        <Typography.Paragraph type="danger" role="alert" style={{ margin: '4px 0 0' }}>
          {upload.error}
        </Typography.Paragraph>
      )}
    </fieldset>
  );
}
