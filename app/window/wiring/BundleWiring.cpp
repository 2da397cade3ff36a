// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/BundleWiring.h"

#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/shell/StatusLine.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace app {

using namespace Qt::Literals::StringLiterals;
using ui::Command;
using Severity = ui::MessageBar::Severity;

BundleWiring::BundleWiring(const Views &views, LibraryController &library, ui::Questions &questions,
                           QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_library(library)
    , m_questions(questions)
{
    connect(&m_views.actions[Command::ExportBundle], &QAction::triggered, this,
            &BundleWiring::exportChosen);
    connect(&m_views.actions[Command::SaveRecords], &QAction::triggered, this,
            &BundleWiring::saveRecords);
    connect(&m_views.library, &ui::LibraryPane::exportRequested, this, &BundleWiring::exportChosen);
    connect(&m_views.library, &ui::LibraryPane::importRequested, this, &BundleWiring::importInto);
    connect(&m_library, &LibraryController::bundleFound, this, &BundleWiring::offer);
    connect(&m_library, &LibraryController::unpacked, this, &BundleWiring::showUnpacked);
    connect(&m_library, &LibraryController::exported, this, &BundleWiring::showExported);
}

void BundleWiring::exportChosen()
{
    const QList<ui::LibraryKey> chosen = m_views.library.chosen();
    if (chosen.isEmpty())
        return m_views.window.statusLine().say(
            tr("Choose templates or folders in the sidebar first (Ctrl+B)"));
    const ui::LibraryKey &first = chosen.first();
    const QString name = chosen.size() == 1 && !first.path.isEmpty()
        ? first.path.section(u'/', -1).section(u'.', 0, 0)
        : QFileInfo(first.root).fileName();
    m_questions.saveFile(tr("Export as bundle"), tr("%1 bundle.records").arg(name),
                         tr("Record files (*.records)"), [this, chosen](const QString &path) {
                             if (path.isEmpty())
                                 return;
                             m_savesRecords = false;
                             m_library.exportBundle(chosen, path);
                         });
}

void BundleWiring::saveRecords()
{
    const core::Draft draft = m_views.drafts.currentDraft();
    const QList<qsizetype> records = m_views.drafts.selectedRows();
    if (records.isEmpty())
        return m_views.window.statusLine().hint(tr("No row is selected"));
    m_questions.saveFile(
        tr("Save the selected records"), QFileInfo(m_library.suggestionFor(draft)).fileName(),
        tr("Record files (*.records)"), [this, draft, records](const QString &path) {
            if (path.isEmpty())
                return;
            m_savesRecords = true;
            m_library.exportRecords(draft, records, path);
        });
}

void BundleWiring::importInto(const ui::LibraryKey &folder)
{
    m_questions.openFile(tr("Import bundle"), tr("Record files (*.records)"),
                         [this, folder](const QString &path) {
                             if (!path.isEmpty())
                                 m_library.importFile(path, folder);
                         });
}

// However it came, nothing of it is taken before a person saw what it brings and said where to.
void BundleWiring::offer(const QString &path, const QStringList &files, const QByteArray &bytes,
                         const ui::LibraryKey &folder)
{
    const ui::LibraryKey meant = folder.root.isEmpty() ? m_views.library.folderForNew() : folder;
    auto *dialog = new ui::BundleDialog(QFileInfo(path).fileName(), files, &m_views.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFolders(m_views.library.folders(), meant);
    connect(dialog, &ui::BundleDialog::importRequested, &m_library,
            [this, bytes](const ui::LibraryKey &chosen) { m_library.importBundle(bytes, chosen); });
    connect(dialog, &ui::BundleDialog::draftsRequested, &m_library,
            [this, bytes] { m_library.importBundle(bytes, {}); });
    connect(dialog, &ui::BundleDialog::otherFolderRequested, this,
            [this, dialog] { askForFolder(*dialog); });
    dialog->open();
}

void BundleWiring::askForFolder(ui::BundleDialog &dialog)
{
    m_questions.openFolder(tr("Import bundle into a folder"),
                           [this, to = QPointer(&dialog)](const QString &path) {
                               const QString root = QDir(path).canonicalPath();
                               if (!to || path.isEmpty() || root.isEmpty())
                                   return;
                               // It may lie in a collection that is open.
                               const ui::LibraryKey inside = m_library.keyOf(root + u"/any"_s);
                               to->addFolder({inside.root, inside.path.section(u'/', 0, -2)});
                           });
}

void BundleWiring::showUnpacked(const QStringList &paths, const QString &remark)
{
    QString text = paths.isEmpty() ? tr("Nothing in the bundle is new.")
        : paths.size() == 1
        ? tr("Imported from the bundle: %1.").arg(ui::printable(paths.first()))
        : tr("%1 files imported from the bundle.").arg(ui::grouped(paths.size()));
    m_views.window.statusLine().say(text);
    if (!remark.isEmpty())
        text += u' ' + ui::printable(remark);
    m_views.library.message().showMessage(Severity::Note, text);
}

void BundleWiring::showExported(const QString &path, qsizetype count, const QString &remark)
{
    const QString name = ui::printable(QFileInfo(path).fileName());
    const QString number = ui::grouped(count);
    const QString text = m_savesRecords
        ? (count == 1 ? tr("1 record saved as %1").arg(name)
                      : tr("%1 records saved as %2").arg(number, name))
        : (count == 1 ? tr("1 file bundled as %1").arg(name)
                      : tr("%1 files bundled as %2").arg(number, name));
    m_views.window.statusLine().say(text);
    if (!remark.isEmpty())
        m_views.library.message().showMessage(
            Severity::Warning, tr("%1. Not in it: %2").arg(text, ui::printable(remark)));
}

} // namespace app
