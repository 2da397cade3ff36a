// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/Import.h"

#include "core/imports/CommandImport.h"
#include "core/imports/ImportedRecords.h"
#include "core/imports/PostmanImport.h"
#include "core/imports/ScriptImport.h"
#include "core/json/JsonCheck.h"
#include "core/json/JsonText.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/RecordFile.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype keptRemarks = 1000;

bool looksLikeJson(QByteArrayView text)
{
    return text.startsWith('{') || text.startsWith('[');
}

bool looksLikeCommands(QByteArrayView text)
{
    return (text.contains("aws") && text.contains("kinesis") && text.contains("put-record"))
        || (text.contains("curl ") && text.contains("Kinesis_"));
}

bool looksLikeScript(QByteArrayView text)
{
    return text.contains("putRecords(")
        || (text.contains("artitionKey") && (text.contains("import ") || text.contains("const ")));
}

ImportKind kindByName(const QString &name)
{
    if (name.endsWith(environmentFileSuffix))
        return ImportKind::EnvironmentFile;
    if (name.endsWith(recordFileSuffix))
        return ImportKind::Bundle;
    if (name.endsWith(u".js") || name.endsWith(u".ts") || name.endsWith(u".mjs"))
        return ImportKind::Script;
    return ImportKind::Unknown;
}

// What a text is by its look; JSON is left to those who parse it.
ImportKind kindOf(const QByteArray &text)
{
    const QByteArray start = text.trimmed();
    if (text.startsWith("###") || text.contains("\n###"))
        return ImportKind::Bundle;
    if (looksLikeJson(start) && !checkJson(start))
        return ImportKind::CliJson;
    if (looksLikeCommands(text))
        return ImportKind::CommandLines;
    if (looksLikeScript(text))
        return ImportKind::Script;
    return text.contains("{{") ? ImportKind::KdgTemplate : ImportKind::Unknown;
}

void importBundle(const QByteArray &text, ImportResult &result)
{
    const auto file = RecordFile::fromBytes(text);
    if (!file) {
        result.leave(1, file.error().detail);
        return;
    }
    for (const FileProblem &problem : file->problems())
        result.leave(problem.place.line, problem.text);
    result.drafts += file->draft();
}

void importEnvironment(const QByteArray &text, ImportResult &result)
{
    const auto file = EnvironmentFile::fromBytes(text);
    if (!file) {
        result.leave(1, file.error().detail);
        return;
    }
    for (const FileProblem &problem : file->problems())
        result.leave(problem.place.line, problem.text);
    result.environment = file->environment();
}

// The generator sends a line feed behind each record, and a new key with each.
void importKdg(const QByteArray &text, ImportResult &result)
{
    Draft draft = newDraft();
    draft.isTemplate = true;
    draft.addsNewline = true;
    draft.payloadKind = looksLikeJson(text.trimmed()) ? PayloadKind::Json : PayloadKind::Text;
    draft.records.first().body = text;
    while (draft.records.first().body.endsWith('\n'))
        draft.records.first().body.chop(1);
    result.drafts += draft;
}

void importJson(const QByteArray &text, ImportResult &result)
{
    QList<ImportedRecord> records;
    if (importPostman(text, result))
        return;
    if (!takeRequest(text, DataForm::Guessed, 1, result, records)) {
        // JSON with {{ }} in its strings is a template like any other.
        if (!text.contains("{{")) {
            result.leave(1,
                         u"This JSON is neither a request with Records nor an environment of "
                         u"Postman."_s);
            return;
        }
        result.kind = ImportKind::KdgTemplate;
        return importKdg(text, result);
    }
    if (!records.isEmpty())
        result.drafts += draftOf(records);
}

void importAs(ImportKind kind, const QByteArray &text, ImportResult &result)
{
    result.kind = kind;
    switch (kind) {
    case ImportKind::Bundle:
        return importBundle(text, result);
    case ImportKind::EnvironmentFile:
        return importEnvironment(text, result);
    case ImportKind::KdgTemplate:
        return importKdg(text, result);
    case ImportKind::CliJson:
    case ImportKind::PostmanEnvironment:
        return importJson(text, result);
    case ImportKind::CommandLines:
        return importCommands(text, result);
    case ImportKind::Script:
        return importScript(text, result);
    case ImportKind::Unknown:
        result.leave(1,
                     u"It is not known what this text is. Known are record files, templates of "
                     u"the Kinesis Data Generator, requests of the AWS CLI, curl lines that "
                     u"put records, scripts for k6, and environments of Postman."_s);
    }
}

} // namespace

void ImportResult::leave(qsizetype line, const QString &text)
{
    if (notTaken.size() < keptRemarks)
        notTaken += NotTaken{line, text};
}

ImportResult importText(const QByteArray &text, const ImportHint &hint)
{
    ImportResult result;
    if (text.size() > maxImportBytes) {
        result.leave(1,
                     u"Texts up to 16 MiB are imported here. Send a larger file with Generate / "
                     u"import."_s);
        return result;
    }
    ImportKind kind = hint.kind.value_or(kindByName(hint.fileName));
    if (kind == ImportKind::Unknown)
        kind = kindOf(text);
    importAs(kind, text, result);
    if (result.kind != ImportKind::Unknown && result.drafts.isEmpty() && !result.environment
        && result.notTaken.isEmpty())
        result.leave(1, u"No record is spelled out in this text."_s);
    return result;
}

} // namespace core
