// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryController.h"
#include "app/window/library/LibraryFiles.h"
#include "app/window/settings/SettingsController.h"
#include "core/bundles/BundleFiles.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/RecordFile.h"

#include <QFileInfo>

// Templates handed on: several as one file, and back.

namespace app {

using core::Result;

namespace {

constexpr qsizetype mostSaid = 3;
constexpr qsizetype mostDrafts = 20; // tabs: a bundle may have thousands of files

QString sentenceOf(const QStringList &remarks)
{
    if (remarks.isEmpty())
        return {};
    QString text = remarks.mid(0, mostSaid).join(QStringLiteral("; "));
    if (const qsizetype more = remarks.size() - mostSaid; more > 0)
        text += LibraryController::tr("; and %1 more").arg(more);
    return text + u'.';
}

// What can be a draft; an environment has to lie beside templates.
struct BundledDrafts
{
    QList<core::Draft> drafts;
    QStringList leftOut;
};

Result<BundledDrafts> draftsIn(const QByteArray &bundle)
{
    const auto files = core::filesOf(bundle);
    if (!files)
        return core::fail(files.error());
    BundledDrafts found;
    for (const core::BundledFile &file : *files) {
        if (file.path.endsWith(core::environmentFileSuffix)) {
            found.leftOut +=
                LibraryController::tr("%1 is an environment: open a folder and import it there")
                    .arg(file.path);
            continue;
        }
        if (found.drafts.size() == mostDrafts) {
            found.leftOut += LibraryController::tr("no more than %1 are opened at once: import the "
                                                   "bundle into a folder to have all")
                                 .arg(mostDrafts);
            break;
        }
        const auto records = core::RecordFile::fromBytes(file.bytes);
        if (!records)
            return core::fail(records.error());
        core::Draft draft = records->draft();
        if (draft.title.isEmpty())
            draft.title = QFileInfo(file.path).completeBaseName();
        if (records->damage().isEmpty())
            found.drafts += draft;
        else
            found.leftOut += LibraryController::tr("%1 is damaged").arg(file.path);
    }
    return found;
}

} // namespace

void LibraryController::tellBundle(const QString &path, const QByteArray &bytes,
                                   const ui::LibraryKey &folder)
{
    const auto work = [bytes]() -> Result<QStringList> {
        const auto files = core::filesOf(bytes);
        if (!files)
            return core::fail(files.error());
        QStringList paths;
        for (const core::BundledFile &file : *files)
            paths += file.path;
        return paths;
    };
    run(work, [this, path, bytes, folder](const Result<QStringList> &paths) {
        if (paths)
            emit bundleFound(path, *paths, bytes, folder);
        else
            emit failed(paths.error());
    });
}

void LibraryController::importBundle(const QByteArray &bytes, const ui::LibraryKey &folder)
{
    if (folder.root.isEmpty()) {
        run([bytes] { return draftsIn(bytes); },
            [this](const Result<BundledDrafts> &found) {
                if (found)
                    emit imported(found->drafts, sentenceOf(found->leftOut));
                else
                    emit failed(found.error());
            });
        return;
    }
    if (!m_settings.settings().collections.contains(folder.root))
        openCollection(folder.root);
    const auto work = [bytes, folder]() -> Result<core::Unpacked> {
        const auto files = core::filesOf(bytes);
        return files ? core::unpackBundle(*files, folder.root, folder.path)
                     : core::fail(files.error());
    };
    run(work, [this](const Result<core::Unpacked> &result) {
        refresh(); // some may be there even where one failed
        if (!result)
            return emit failed(result.error());
        QStringList remarks = result->renamed;
        if (result->same > 0)
            remarks += result->same == 1 ? tr("1 was there already")
                                         : tr("%1 were there already").arg(result->same);
        emit unpacked(result->written, sentenceOf(remarks));
    });
}

void LibraryController::exportBundle(const QList<ui::LibraryKey> &chosen, const QString &path)
{
    QList<core::CollectionPart> parts;
    for (const ui::LibraryKey &key : chosen)
        parts += core::CollectionPart{key.root, key.path};
    struct Written
    {
        QString path;
        core::Gathered gathered;
    };
    const auto work = [parts, path]() -> Result<Written> {
        const auto gathered = core::gatherBundle(parts);
        if (!gathered)
            return core::fail(gathered.error());
        const auto written = writeAnywhere(path, gathered->bundle);
        return written ? Result<Written>(Written{*written, *gathered})
                       : core::fail(written.error());
    };
    run(work, [this](const Result<Written> &written) {
        if (!written)
            return emit failed(written.error());
        refresh();
        emit exported(written->path, written->gathered.files,
                      sentenceOf(written->gathered.leftOut));
    });
}

void LibraryController::exportRecords(const core::Draft &draft, const QList<qsizetype> &records,
                                      const QString &path)
{
    core::Draft part = draft;
    part.title.clear();
    part.records.clear();
    for (const qsizetype record : records)
        part.records += draft.records.at(record);
    part.mode = part.records.size() > 1 ? core::Draft::Mode::Table : core::Draft::Mode::Single;
    const auto work = [part, path]() -> Result<QString> {
        const auto file = core::RecordFile::fromDraft(part);
        return file ? writeAnywhere(path, file->toBytes()) : core::fail(file.error());
    };
    run(work, [this, count = records.size()](const Result<QString> &written) {
        if (!written)
            return emit failed(written.error());
        refresh();
        emit exported(*written, count, {});
    });
}

} // namespace app
