// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryController.h"
#include "app/window/settings/SettingsController.h"
#include "core/bundles/Bundle.h"
#include "core/files/DurableFile.h"
#include "core/recordfiles/EnvironmentFile.h"
#include "core/recordfiles/FileNames.h"

#include <QFileInfo>

// What other tools wrote.

namespace app {

using core::Result;

namespace {

constexpr qsizetype mostRemarks = 3;

// Of Postman's exports "staging.postman_environment.json" the first word.
QString nameFor(const QString &path)
{
    const QString name = QFileInfo(path).completeBaseName();
    constexpr QLatin1StringView postman(".postman_environment");
    return name.endsWith(postman) ? name.chopped(postman.size()) : name;
}

} // namespace

void LibraryController::importFile(const QString &path, const ui::LibraryKey &folder)
{
    struct Read
    {
        Result<core::ImportResult> result;
        QByteArray bundle; // empty: it is none
    };
    const auto work = [path]() -> Read {
        const auto bytes = core::readWholeFile(path, core::maxImportBytes);
        if (!bytes)
            return {core::fail(bytes.error()), {}};
        if (core::isBundle(*bytes))
            return {core::ImportResult(), *bytes};
        return {core::importText(*bytes, {.fileName = QFileInfo(path).fileName()}), {}};
    };
    run(work, [this, path, folder](const Read &read) {
        if (!read.result)
            emit failed(read.result.error());
        else if (!read.bundle.isEmpty())
            tellBundle(path, read.bundle, folder);
        else
            takeImport(*read.result, nameFor(path), folder);
    });
}

void LibraryController::takeImport(const core::ImportResult &result, const QString &name,
                                   const ui::LibraryKey &folder)
{
    QStringList remarks;
    if (result.drafts.isEmpty() && !result.environment)
        remarks << tr("Nothing in it could be taken.");
    for (const core::NotTaken &left :
         result.notTaken.first(std::min<qsizetype>(mostRemarks, result.notTaken.size())))
        remarks << tr("Line %1: %2").arg(left.line).arg(left.text);
    if (const qsizetype more = result.notTaken.size() - mostRemarks; more > 0)
        remarks << tr("And %1 more.").arg(more);
    if (result.environment)
        keepEnvironment(*result.environment, name, folder, remarks);
    QList<core::Draft> drafts = result.drafts;
    for (core::Draft &draft : drafts) {
        if (draft.title.isEmpty())
            draft.title = name;
    }
    emit imported(drafts, remarks.join(u' '));
}

void LibraryController::keepEnvironment(const core::Environment &environment, const QString &name,
                                        const ui::LibraryKey &folder, QStringList &remarks)
{
    const QStringList &collections = m_settings.settings().collections;
    if (collections.isEmpty() && folder.root.isEmpty()) {
        remarks << tr("It is an environment, which is kept beside templates: open their folder, "
                      "and import it again.");
        return;
    }
    const QString root = folder.root.isEmpty() ? collections.first() : folder.root;
    const QString path = core::freePath(root, folder.path, name, core::environmentFileSuffix);
    remarks << tr("Its variables are in %1.").arg(path);
    run(
        [root, path, environment]() -> Result<QByteArray> {
            const auto file = core::EnvironmentFile::fromEnvironment(environment);
            if (!file)
                return core::fail(file.error());
            return core::writeCollectionFile(root, path, file->toBytes(), std::nullopt);
        },
        [this](const Result<QByteArray> &written) {
            if (!written)
                emit failed(written.error());
            refresh();
        });
}

} // namespace app
