// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/DialogQuestions.h"

#include "ui/common/ConfirmDialog.h"

#include <QApplication>
#include <QFileDialog>

namespace ui {

namespace {

void ask(ConfirmDialog *dialog, const Questions::Answer &answer)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, dialog,
                     [answer](int result) { answer(result == QDialog::Accepted); });
    dialog->open();
}

void ask(QFileDialog *dialog, const Questions::PathAnswer &answer)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, answer](int result) {
        const QStringList files = dialog->selectedFiles();
        answer(result == QDialog::Accepted && !files.isEmpty() ? files.constFirst() : QString());
    });
    dialog->open();
}

} // namespace

DialogQuestions::DialogQuestions(QWidget &window)
    : m_window(&window)
{
}

QWidget *DialogQuestions::parent() const
{
    QWidget *open = QApplication::activeModalWidget();
    return open ? open : m_window.data();
}

void DialogQuestions::confirm(const QString &title, const QString &text, const QString &verb,
                              const Answer &answer)
{
    confirmTyped(title, text, {}, verb, answer);
}

void DialogQuestions::choose(const QString &title, const QString &text, const QString &verb,
                             const QString &otherVerb, const Answer &answer)
{
    auto *dialog = new ConfirmDialog(title, text, {}, verb, parent());
    dialog->setOtherVerb(otherVerb);
    ask(dialog, answer);
}

void DialogQuestions::confirmTyped(const QString &title, const QString &text,
                                   const QString &nameToType, const QString &verb,
                                   const Answer &answer)
{
    ask(new ConfirmDialog(title, text, nameToType, verb, parent()), answer);
}

void DialogQuestions::openFile(const QString &title, const QString &filter,
                               const PathAnswer &answer)
{
    auto *dialog = new QFileDialog(parent(), title, {}, filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    ask(dialog, answer);
}

void DialogQuestions::openFolder(const QString &title, const PathAnswer &answer)
{
    auto *dialog = new QFileDialog(parent(), title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    ask(dialog, answer);
}

void DialogQuestions::saveFile(const QString &title, const QString &suggestion,
                               const QString &filter, const PathAnswer &answer)
{
    auto *dialog = new QFileDialog(parent(), title, suggestion, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestion);
    ask(dialog, answer);
}

} // namespace ui
