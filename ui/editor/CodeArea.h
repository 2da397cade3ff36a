// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/AreaSpeech.h"
#include "ui/editor/BodyColours.h"

#include <Qsci/qsciscintilla.h>

#include <functional>

class QsciLexerJSON;

namespace ui {

class BodyFolds;

// The text area of a body editor: bytes in and out, the keys of an editor and no others, colours of
// the theme. Only the sources of this room include it.
class CodeArea final : public QsciScintilla
{
public:
    explicit CodeArea(QWidget *parent);

    enum Indicator { Mistake = 8, Match = 9 }; // after those of lexers
    enum Marker { MistakeMark = 1 };

    // Sends a message that takes bytes; `text` may hold anything.
    void setBytes(const QByteArray &text); // forgets what could be undone
    void replaceBytes(qsizetype from, qsizetype to, QByteArrayView text); // can be undone
    QByteArray bytes() const;
    QByteArray bytes(qsizetype from, qsizetype to) const;
    qsizetype size() const;

    void paste() override; // as it stands, to the line break
    void setJson(bool isJson); // with colours and folding
    void applyTheme();
    void zoomBy(int steps);

    bool doesTabMoveFocus = false;
    // Asked before text is put in at once; false: it is not put in.
    std::function<bool(const QByteArray &text)> mayInsert;
    // Asked before a key is taken; true: it has been dealt with.
    std::function<bool(QKeyEvent &event)> takesKey;

protected:
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    QByteArray fromMimeData(const QMimeData *source, bool &rectangular) const override;

private:
    enum Margin { Numbers, Marks, Folds };

    void insertBytes(const QByteArray &text);
    void setUpText();
    void setUpMargins();
    void setUpKeys();
    void showHidden();
    void adaptTo(qsizetype bytes);
    void fitMargin();
    void makeRoom(qsizetype bytes);
    void tellChanges(bool tells);
    void colourLexer(const QFont &font);

    QsciLexerJSON *m_lexer;
    BodyFolds *m_folds;
    BodyColours m_colours;
    AreaSpeech m_speech;
};

} // namespace ui
