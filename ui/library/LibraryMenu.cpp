// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/LibraryMenu.h"

#include "ui/common/Icons.h"

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Kind = LibraryNode::Kind;

LibraryMenu::LibraryMenu(const LibraryNode &node, qsizetype chosen, QWidget *parent)
    : QMenu(parent)
{
    setObjectName(u"libraryMenu"_s);
    if (chosen > 1) {
        addExport(chosen);
        addSeparator();
        connect(add(u"delete"_s, tr("Delete these"), "trash-2"), &QAction::triggered, this,
                &LibraryMenu::deleteRequested);
        return;
    }
    if (node.kind == Kind::Collection || node.kind == Kind::Folder) {
        addFolderActions(node);
        return;
    }
    if (node.kind == Kind::Refused) {
        addCopyPath();
        return;
    }
    connect(add(u"open"_s, tr("Open"), "file-text"), &QAction::triggered, this,
            &LibraryMenu::openRequested);
    if (node.kind == Kind::File)
        connect(add(u"favourite"_s,
                    node.isFavourite ? tr("Remove from favourites") : tr("Add to favourites"),
                    "star"),
                &QAction::triggered, this, &LibraryMenu::favouriteToggled);
    addSeparator();
    if (node.kind != Kind::Record) {
        connect(add(u"rename"_s, tr("Rename"), "pencil"), &QAction::triggered, this,
                &LibraryMenu::renameRequested);
        connect(add(u"duplicate"_s, tr("Duplicate"), "files"), &QAction::triggered, this,
                &LibraryMenu::duplicateRequested);
    }
    addCopyPath();
    if (node.kind == Kind::Record)
        return;
    addExport(1);
    addSeparator();
    connect(add(u"delete"_s, tr("Delete"), "trash-2"), &QAction::triggered, this,
            &LibraryMenu::deleteRequested);
}

void LibraryMenu::addCopyPath()
{
    connect(add(u"copyPath"_s, tr("Copy path"), "copy"), &QAction::triggered, this,
            &LibraryMenu::copyPathRequested);
}

void LibraryMenu::addExport(qsizetype chosen)
{
    connect(add(u"export"_s,
                chosen > 1 ? tr("Export these %1 as bundle…").arg(chosen) : tr("Export as bundle…"),
                "package"),
            &QAction::triggered, this, &LibraryMenu::exportRequested);
}

void LibraryMenu::addFolderActions(const LibraryNode &node)
{
    connect(add(u"newFile"_s, tr("New template"), "file-plus"), &QAction::triggered, this,
            &LibraryMenu::newFileRequested);
    connect(add(u"newFolder"_s, tr("New folder"), "folder-plus"), &QAction::triggered, this,
            &LibraryMenu::newFolderRequested);
    connect(add(u"newEnvironment"_s, tr("New environment"), "globe"), &QAction::triggered, this,
            &LibraryMenu::newEnvironmentRequested);
    addSeparator();
    addCopyPath();
    addExport(1);
    connect(add(u"import"_s, tr("Import bundle…"), "download"), &QAction::triggered, this,
            &LibraryMenu::importRequested);
    addSeparator();
    if (node.kind == Kind::Collection) {
        connect(add(u"close"_s, tr("Close collection"), "x"), &QAction::triggered, this,
                &LibraryMenu::closeRequested);
        return;
    }
    connect(add(u"rename"_s, tr("Rename"), "pencil"), &QAction::triggered, this,
            &LibraryMenu::renameRequested);
    connect(add(u"delete"_s, tr("Delete"), "trash-2"), &QAction::triggered, this,
            &LibraryMenu::deleteRequested);
}

QAction *LibraryMenu::add(const QString &name, const QString &text, const char *iconName)
{
    QAction *action = iconName ? addAction(ui::icon(iconName), text) : addAction(text);
    action->setObjectName(name);
    return action;
}

} // namespace ui
