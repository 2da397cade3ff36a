// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/BodyEditor.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

// Finds and replaces in the body, in place. Enter goes to the next match, Shift+Enter to the one
// before; Esc closes and gives the focus back.
class FindBar final : public QFrame
{
    Q_OBJECT

public:
    FindBar(BodyEditor &editor, QWidget *parent); // hidden

    enum class Mode { Find, Replace };
    void open(Mode mode);
    void close();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *createFindRow();
    QWidget *createReplaceRow();
    BodyEditor::Search search() const;
    void findAsTyped();
    void find(BodyEditor::Way way);
    void replace();
    void replaceAll();
    void showCount();

    BodyEditor &m_editor;
    QLineEdit *m_text;
    QLineEdit *m_with;
    QCheckBox *m_case;
    QCheckBox *m_words;
    QLabel *m_count;
    QWidget *m_replaceRow;
};

} // namespace ui
