// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QObject>
#include <QTimer>

class QsciScintilla;

namespace ui {

// How many more objects and arrays are open behind a line of JSON than before it. What stands in
// strings, in comments and in placeholders opens nothing.
int depthChange(QByteArrayView line);

// Says which lines of a JSON body can be folded. The library's lexer takes the braces of {{ … }}
// for objects, and of some of them for half of one. Goes through a changed text between other
// work, a little at a time: 10 MiB hold nothing up.
class BodyFolds final : public QObject
{
public:
    explicit BodyFolds(QsciScintilla &area);

    void setActive(bool isActive); // after the lexer was set, which takes folding over
    void lookAgain(); // the whole text may be another one

private:
    void linesChanged(int position, int linesAdded);
    void look();

    QsciScintilla &m_area;
    QTimer m_soon;
    long m_from = 0; // the first line to look at
    long m_until = 0; // behind the last one that changed
    bool m_isActive = false;
};

} // namespace ui
