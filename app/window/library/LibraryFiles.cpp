// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryFiles.h"

#include "core/collections/CollectionFiles.h"
#include "core/recordfiles/RecordFile.h"

#include <QFileInfo>

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::DraftFile;
using core::Result;

Result<OpenedFile> readDraft(const QString &root, const QString &path)
{
    const auto file = core::readCollectionFile(root, path);
    if (!file)
        return core::fail(file.error());
    const auto records = core::RecordFile::fromBytes(file->bytes);
    if (!records)
        return core::fail(records.error());
    OpenedFile opened{records->draft(), {}};
    if (opened.draft.title.isEmpty())
        opened.draft.title = QFileInfo(path).completeBaseName();
    opened.draft.file = DraftFile{root, path, file->version};
    if (const auto damage = records->damage(); !damage.isEmpty())
        opened.damage = core::wordsFor(damage.first().place) + u": "_s + damage.first().text;
    return opened;
}

// The bytes of the file with as little changed as the draft allows.
Result<QByteArray> bytesFor(const core::Draft &draft, const DraftFile &file)
{
    const auto before = core::readCollectionFile(file.root, file.path);
    auto records = before ? core::RecordFile::fromBytes(before->bytes)
                          : Result<core::RecordFile>(core::RecordFile());
    if (!records)
        return core::fail(records.error());
    core::Draft content = draft;
    if (content.title == QFileInfo(file.path).completeBaseName())
        content.title.clear(); // the name of the file says it
    if (const auto set = records->setDraft(content); !set)
        return core::fail(set.error());
    return records->toBytes();
}

} // namespace app
