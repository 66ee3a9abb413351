// This file implements the parser's frame: the source file, tokens, errors and recovery, and lists.
#include "syntax/parser.h"

#include "base/intern.h"

namespace syntax {

using namespace ast;

File* parseFile(const base::SourceFile* source, base::Sources& sources, diag::Diags& diags, Ast& ast,
                const ParseOptions& options) {
  return Parser(source, sources, diags, ast, options).fileOrNull();
}

Parser::Parser(const base::SourceFile* source, base::Sources& sources, diag::Diags& diags, Ast& ast,
               const ParseOptions& options)
    : source_(source),
      sources_(sources),
      diags_(diags),
      ast_(ast),
      options_(options),
      baseId_(source->baseId),
      scanner_(source->text, *this) {
  next();
}

bool Parser::got(Token t) {
  if (tok() != t) {
    return false;
  }
  next();
  return true;
}

// The token as messages name it.
static std::string tokenString(Token t) {
  if (t == Token::Comma) {
    return "comma";
  }
  if (t == Token::Semi) {
    return "semicolon or newline";
  }
  return (isKeyword(t) ? "keyword " : "") + std::string(tokenText(t));
}

void Parser::want(Token t) {
  if (!got(t)) {
    syntaxError("expected " + tokenString(t));
    advance();
  }
}

// Takes "=", and ":=" with an error.
bool Parser::gotAssign() {
  if (tok() == Token::Define) {
    syntaxError("expected =");
  } else if (tok() != Token::Assign) {
    return false;
  }
  next();
  return true;
}

// ---------------------------------------------------------------------------------------------------------------
// Errors

void Parser::errorAt(Pos pos, std::string message) {
  errorCount_++;
  diags_.syntaxError(pos, std::move(message));
}

// Reports "syntax error: ...". A message that begins with "in ", "at ", "after " or "expected " is completed by the
// current token.
void Parser::syntaxErrorAt(Pos pos, std::string message) {
  if (tok() == Token::Eof && errorCount_ > 0) {
    return;  // a follow-up of an earlier error
  }
  if (message.starts_with("in ") || message.starts_with("at ") || message.starts_with("after ")) {
    message = " " + message;
  } else if (message.starts_with("expected ")) {
    message = ", " + message;
  } else if (!message.empty()) {
    return errorAt(pos, "syntax error: " + message);
  }
  std::string token;
  switch (tok()) {
    case Token::Name:
      token = "name " + std::string(scanner_.lit);
      break;
    case Token::Semi:
      token = scanner_.lit;
      break;
    case Token::Literal:
      token = "literal " + std::string(scanner_.lit);
      break;
    case Token::Operator:
      token = operatorText(scanner_.op);
      break;
    case Token::AssignOp:
      token = std::string(operatorText(scanner_.op)) + "=";
      break;
    case Token::IncOp:
      token = std::string(operatorText(scanner_.op)) + std::string(operatorText(scanner_.op));
      break;
    default:
      token = tokenString(tok());
  }
  errorAt(pos, "syntax error: unexpected " + token + message);
}

// Skips to a token of `follow`, or inside functions to a keyword that begins a statement. Without `follow` skips one
// token.
void Parser::advance(std::initializer_list<Token> follow) {
  auto bit = [](Token t) { return uint64_t{1} << static_cast<int>(t); };
  uint64_t stop = bit(Token::Eof);
  if (follow.size() > 0) {
    if (funcNest_ > 0) {
      for (Token t :
           {Token::Break, Token::Const, Token::Continue, Token::Defer, Token::Fallthrough, Token::For, Token::Go,
            Token::Goto, Token::If, Token::Return, Token::Select, Token::Switch, Token::Type, Token::Var}) {
        stop |= bit(t);
      }
    }
    for (Token t : follow) {
      stop |= bit(t);
    }
  }
  while ((stop & bit(tok())) == 0) {
    next();
    if (follow.size() == 0) {
      return;
    }
  }
}

void Parser::tooDeep() {
  if (tok() != Token::Eof) {
    errorAt(pos(), "syntax error: nesting is too deep");
    scanner_.stop();
    next();
  }
}

// ---------------------------------------------------------------------------------------------------------------
// Files

// SourceFile = PackageClause ";" { ImportDecl ";" } { TopLevelDecl ";" } .
File* Parser::fileOrNull() {
  auto* f = make<File>(pos());
  f->source = source_;
  f->goVersion = goVersion_;
  f->buildLine = buildLine_;
  top_ = false;

  // PackageClause = "package" PackageName .
  if (!got(Token::Package)) {
    syntaxError("package statement must be first");
    return nullptr;
  }
  f->pkgDirectives = takeDirectives();
  f->pkgName = name();
  want(Token::Semi);
  if (errorCount_ > 0) {
    return nullptr;
  }

  // Imports are accepted everywhere, with an error.
  std::vector<Decl*> decls;
  Token previous = Token::Import;
  while (tok() != Token::Eof) {
    if (tok() == Token::Import && previous != Token::Import) {
      syntaxError("imports must appear before other declarations");
    }
    if (options_.importsOnly && tok() != Token::Import) {
      break;
    }
    previous = tok();
    Pos keyword = pos();
    DeclParser parse = nullptr;
    switch (tok()) {
      case Token::Import:
        parse = &Parser::importDecl;
        break;
      case Token::Const:
        parse = &Parser::constDecl;
        break;
      case Token::Type:
        parse = &Parser::typeDecl;
        break;
      case Token::Var:
        parse = &Parser::varDecl;
        break;
      case Token::Func:
        next();
        decls.push_back(funcDecl());
        break;
      default: {
        auto* lastFunc = decls.empty() ? nullptr : dynCast<FuncDecl>(decls.back());
        if (tok() == Token::Lbrace && lastFunc != nullptr && lastFunc->body == nullptr) {
          syntaxError("unexpected semicolon or newline before {");
        } else {
          syntaxError("non-declaration statement outside function body");
        }
        advance({Token::Import, Token::Const, Token::Type, Token::Var, Token::Func});
        continue;
      }
    }
    if (parse != nullptr) {
      next();
      appendGroup(decls, keyword, parse);
    }

    clearDirectives();  // before the ";" is consumed: comments behind it belong to the next declaration
    if (tok() != Token::Eof && !got(Token::Semi)) {
      syntaxError("after top level declaration");
      advance({Token::Import, Token::Const, Token::Type, Token::Var, Token::Func});
    }
  }
  if (!options_.importsOnly) {
    clearDirectives();
  }
  f->eof = pos();
  f->decls = freeze(decls);
  f->directives = freeze(directives_);
  if (options_.comments) {
    f->comments = attachComments(f, std::move(comments_), commentOwnLine_);
  }
  return f;
}

Pos Parser::list(std::string_view context, Token sep, Token close, const std::function<bool()>& element) {
  bool done = false;
  while (tok() != Token::Eof && tok() != close && !done) {
    done = element();
    // sep is optional before close
    if (!got(sep) && tok() != close) {
      syntaxError("in " + std::string(context) + "; possibly missing " + tokenString(sep) + " or " +
                  tokenString(close));
      advance({Token::Rparen, Token::Rbrack, Token::Rbrace});
      if (tok() != close) {
        return pos();
      }
    }
  }
  Pos end = pos();
  want(close);
  return end;
}

}  // namespace syntax
